import Synchronization

extension ClusterRouter {
    /// Sends commands to their nodes at the same time and puts the answers back in order.
    ///
    /// - Throws: ``RedisError`` when not every answer came; it says that commands may have run as soon as some did.
    func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] {
        var pipeline = try ClusterPipeline(commands)
        var attempts = ClusterAttempts(until: .now + configuration.connectTimeout)
        var hasRun = false
        do throws(RedisError) {
            while !pipeline.pending.isEmpty { try await round(&pipeline, &attempts, &hasRun) }
            return pipeline.answers
        } catch {
            var error = error
            error.mayHaveRun = error.mayHaveRun || hasRun
            throw error
        }
    }

    /// Sends everything that waits once.
    private func round(
        _ pipeline: inout ClusterPipeline, _ attempts: inout ClusterAttempts, _ hasRun: inout Bool
    ) async throws(RedisError) {
        if state.withLock({ $0.map.masters.isEmpty }) { try await refresh() }
        let before = pipeline.pending.count
        let some = state.withLock { master(of: nil, $0) }
        let batches = pipeline.batches { slot in slot == nil ? some : state.withLock { master(of: slot, $0) } }
        var verdict = ClusterPipeline.Verdict()
        if batches.isEmpty { (verdict.mustWait, verdict.mustRefresh) = (true, true) }
        let results = await send(batches, of: pipeline)
        for (batch, result) in zip(batches, results) {
            switch result {
            case .success(let answers): pipeline.take(answers, for: batch.units, from: batch.node, &verdict)
            case .failure(let error):
                guard mayRepeat(error, pipeline.commands(of: batch.units).allSatisfy(\.isReadOnly)) else {
                    hasRun = hasRun || results.contains(where: Self.mayHaveRun)
                    throw error
                }
                (verdict.mustWait, verdict.mustRefresh) = (true, true)
            }
        }
        for (slot, node) in verdict.moves { move(slot, to: node) }
        for (unit, node) in verdict.asks {
            hasRun = hasRun || pipeline.pending.count < before
            try await ask(unit, at: node, &pipeline, &verdict)
        }
        hasRun = hasRun || pipeline.pending.count < before
        try await settle(verdict, &pipeline, &attempts)
    }

    private static func mayHaveRun(_ result: Result<[RedisReply], RedisError>) -> Bool {
        switch result {
        case .success: true
        case .failure(let error): error.mayHaveRun
        }
    }

    private func send(
        _ batches: [(node: RedisEndpoint, units: [Int])], of pipeline: ClusterPipeline
    ) async -> [Result<[RedisReply], RedisError>] {
        await withTaskGroup(of: (Int, Result<[RedisReply], RedisError>).self) { tasks in
            for (place, batch) in batches.enumerated() {
                let commands = pipeline.commands(of: batch.units)
                tasks.addTask { (place, await self.answers(to: commands, at: batch.node)) }
            }
            let missing = RedisError(.protocol, "A node of the cluster was not asked.")
            var results = [Result<[RedisReply], RedisError>](repeating: .failure(missing), count: batches.count)
            for await (place, result) in tasks { results[place] = result }
            return results
        }
    }

    private func answers(to commands: [RedisCommand], at node: RedisEndpoint) async -> Result<[RedisReply], RedisError>
    {
        do throws(RedisError) {
            return .success(try await self.node(at: node).connection().send(commands))
        } catch {
            return .failure(error)
        }
    }

    /// One command to a node that has its slot already, but does not own it yet.
    private func ask(
        _ unit: Int, at node: RedisEndpoint, _ pipeline: inout ClusterPipeline, _ verdict: inout ClusterPipeline.Verdict
    ) async throws(RedisError) {
        let commands = pipeline.commands(of: [unit])
        do throws(RedisError) {
            let replies = try await self.node(at: node).connection().send([RedisCommand("ASKING")] + commands)
            pipeline.take(Array(replies.dropFirst()), for: [unit], from: node, &verdict)
        } catch {
            guard mayRepeat(error, commands.allSatisfy(\.isReadOnly)) else { throw error }
            (verdict.mustWait, verdict.mustRefresh) = (true, true)
        }
    }

    /// Prepares the next round when something is left for one.
    private func settle(
        _ verdict: ClusterPipeline.Verdict, _ pipeline: inout ClusterPipeline, _ attempts: inout ClusterAttempts
    ) async throws(RedisError) {
        guard !pipeline.pending.isEmpty else { return }
        if !verdict.moves.isEmpty { refreshInBackground() }
        let step = verdict.mustWait ? attempts.wait(at: .now) : attempts.redirected(at: .now)
        try await pause(
            step,
            RedisError(
                .unavailable, "\(pipeline.pending.count) commands of a pipeline were not run by the cluster in time."))
        if verdict.mustRefresh { try? await refresh() }
    }
}
