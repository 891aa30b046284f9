import Synchronization

extension ClusterRouter {
    /// Asks the nodes who serves what; one question at a time, whoever wants to know.
    ///
    /// - Throws: ``RedisError`` when no node answers.
    func refresh() async throws(RedisError) {
        let task = state.withLock { state in
            if let running = state.refresh { return running }
            let task = Task.detached { await self.ask() }
            state.refresh = task
            return task
        }
        if let error = await task.value { throw error }
    }

    /// Asks without waiting for the answer.
    func refreshInBackground() { Task.detached { try? await self.refresh() } }

    /// A node said that another serves the slot.
    func move(_ slot: Int, to node: RedisEndpoint) { state.withLock { $0.map.move(slot, to: node) } }

    private func ask() async -> RedisError? {
        defer { state.withLock { $0.refresh = nil } }
        var attempts = ClusterAttempts(until: .now + configuration.connectTimeout)
        while true {
            guard let failure = await askEach() else { return nil }
            // Nodes that start, or do not know of each other yet, are asked again until the time is over.
            guard [.connection, .timeout, .unavailable].contains(failure.code), !Task.isCancelled,
                case .after(let pause) = attempts.wait(at: .now), (try? await Task.sleep(for: pause)) != nil
            else { return failure }
        }
    }

    /// Asks one node after the other until one knows who serves what.
    private func askEach() async -> RedisError? {
        var failure = RedisError(.unavailable, "No node of the cluster knows who serves what: look at CLUSTER INFO.")
        let end = ContinuousClock.now + configuration.connectTimeout
        for endpoint in candidates.prefix(32) where ContinuousClock.now < end && !Task.isCancelled {
            do throws(RedisError) {
                let map = try ClusterMap(try await slots(in: endpoint), from: endpoint)
                guard !map.masters.isEmpty else { continue }
                install(map)
                return nil
            } catch {
                failure = error
                if error.code == .authentication || error.code == .closed && isClosed { return error }
            }
        }
        return failure
    }

    /// Asks over the shared connection, or over one for this question: a node that is gone must not be waited for.
    private func slots(in endpoint: RedisEndpoint) async throws(RedisError) -> RedisReply {
        let question = RedisCommand("CLUSTER", ["SLOTS"], isReadOnly: true)
        let node = try node(at: endpoint)
        if let connection = node.current {
            return try await connection.send(question, timeout: configuration.connectTimeout)
        }
        let connection = try await node.open()
        let answer: Result<RedisReply, RedisError>
        do throws(RedisError) {
            answer = .success(try await connection.send(question, timeout: configuration.connectTimeout))
        } catch {
            answer = .failure(error)
        }
        await connection.close()
        return try answer.get()
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Whom to ask, those first to whom there is a connection.
    private var candidates: [RedisEndpoint] {
        let (known, nodes) = state.withLock { ($0.map.nodes, $0.nodes) }
        var seen: Set<RedisEndpoint> = []
        let all = (known.shuffled() + seeds).filter { seen.insert($0).inserted }
        // Asked once for each: the loops have a connection each, and take turns.
        let open = Set(all.filter { nodes[$0]?.current != nil })
        return all.filter { open.contains($0) } + all.filter { !open.contains($0) }
    }

    /// Takes a map over, and lets go of nodes that are not in it.
    private func install(_ map: ClusterMap) {
        let members = Set(map.nodes)
        let gone = state.withLock { state in
            state.map = map
            let gone = state.nodes.filter { !members.contains($0.key) }
            for endpoint in gone.keys { state.nodes[endpoint] = nil }
            return Array(gone.values)
        }
        guard !gone.isEmpty else { return }
        Task.detached { for node in gone { await node.close() } }
    }
}
