import Logging
import Synchronization

extension SubscriptionHub {
    /// Keeps a connection for as long as somebody listens.
    func run() async {
        let backoff = Backoff(first: settings.delay.lowerBound, most: settings.delay.upperBound)
        var failures = 0
        while !Task.isCancelled {
            do throws(RedisError) {
                let connection = try await connect()
                failures = 0
                await serve(connection)
            } catch {
                failed(error)
            }
            guard goesOn() else { return }
            failures += 1
            try? await Task.sleep(for: backoff.pause(after: failures, .random(in: 0..<1)))
        }
    }

    /// Uses a connection until it ends.
    private func serve(_ connection: RedisConnection) async {
        let generation = state.withLock { state in
            state.generation += 1
            return state.generation
        }
        await connection.onPush { [weak self] reply in self?.received(reply, generation) }
        let isTaken = state.withLock { state in
            guard !state.isClosed else { return false }
            state.connection = connection
            state.lastFailure = nil
            perform(state.machine.connected(), &state)
            return true
        }
        guard isTaken else { return await connection.close() }
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await self.keepAlive(connection) }
            await connection.ended()
            tasks.cancelAll()
        }
        state.withLock { state in
            state.connection = nil
            state.machine.disconnected()
        }
    }

    /// Asks now and then whether the server is there; ends the connection when it is not, or when nobody listens.
    private func keepAlive(_ connection: RedisConnection) async {
        while (try? await Task.sleep(for: settings.pingInterval)) != nil {
            guard state.withLock({ $0.machine.isWanted }) else { return await connection.close() }
            do throws(RedisError) {
                _ = try await connection.send(RedisCommand("PING", isReadOnly: true), timeout: settings.pingInterval)
            } catch {
                guard error.code != .cancelled else { return }
                connection.giveUp(error)
            }
        }
    }

    private func failed(_ error: RedisError) {
        let isNew = state.withLock { state in
            defer { state.lastFailure = error }
            // A wrong password does not become right by waiting.
            if error.code == .authentication {
                for start in state.starting.values { start.decide(.failure(error)) }
                state.starting = [:]
            }
            return state.lastFailure == nil
        }
        guard isNew else { return }
        logger.warning("subscriptions wait for Redis", metadata: ["error": "\(error.message)"])
    }

    /// Whether somebody still listens; nobody runs any more when not.
    private func goesOn() -> Bool {
        state.withLock { state in
            let isWanted = state.machine.isWanted && !state.isClosed
            if !isWanted { state.runner = nil }
            return isWanted
        }
    }
}

extension RedisConnection {
    /// Waits for its end.
    func ended() async {
        await withCheckedContinuation { continuation in
            onClose { _ in continuation.resume() }
        }
    }
}
