import Synchronization

extension ClusterRouter {
    /// Sends a command that has no connection yet, or failed on one, as often as that does no harm.
    func send(
        _ command: RedisCommand, after first: RedisError?, _ used: RedisConnection?
    ) async throws(RedisError) -> RedisReply {
        var attempts = ClusterAttempts(until: .now + configuration.connectTimeout)
        var asked: RedisEndpoint?
        var connection = used
        var failure = first
        while true {
            if let failure { asked = try await recover(failure, on: connection, command.isReadOnly, &attempts) }
            connection = nil
            do throws(RedisError) {
                if let asked {
                    let target = try await node(at: asked).connection()
                    connection = target
                    return try await ask(command, target)
                }
                let target = try await self.connection(for: command)
                connection = target
                return try await target.send(command)
            } catch {
                failure = error
            }
        }
    }

    private func ask(_ command: RedisCommand, _ target: RedisConnection) async throws(RedisError) -> RedisReply {
        let replies = try await target.send([RedisCommand("ASKING"), command])
        guard let reply = replies.last else { throw RedisError(.protocol, "Redis answered ASKING with nothing.") }
        if case .error(let text) = reply { throw RedisError.refused(text, command.name) }
        return reply
    }

    /// Waits for as long as it takes until a command may be sent again.
    ///
    /// - Returns: The node that was named for this command alone.
    /// - Throws: The error itself when sending again would do harm, or did not help in time.
    func recover(
        _ error: RedisError, on connection: RedisConnection?, _ isReadOnly: Bool, _ attempts: inout ClusterAttempts
    ) async throws(RedisError) -> RedisEndpoint? {
        if let reply = error.reply {
            guard let source = connection?.endpoint, let redirection = ClusterRedirection(.error(reply), from: source)
            else { throw error }
            return try await follow(redirection, error, &attempts)
        }
        guard mayRepeat(error, isReadOnly) else {
            if error.code == .connection || error.code == .timeout { refreshInBackground() }
            throw error
        }
        try await pause(attempts.wait(at: .now), error)
        try? await refresh()
        return nil
    }

    private func follow(
        _ redirection: ClusterRedirection, _ error: RedisError, _ attempts: inout ClusterAttempts
    ) async throws(RedisError) -> RedisEndpoint? {
        switch redirection {
        case .moved(let slot, let node):
            move(slot, to: node)
            refreshInBackground()
            try await pause(attempts.redirected(at: .now), error)
        case .ask(_, let node):
            try await pause(attempts.redirected(at: .now), error)
            return node
        case .again: try await pause(attempts.wait(at: .now), error)
        case .refresh:
            try await pause(attempts.wait(at: .now), error)
            try? await refresh()
        }
        return nil
    }

    func pause(_ step: ClusterAttempts.Step, _ error: RedisError) async throws(RedisError) {
        switch step {
        case .now: return
        case .never: throw error
        case .after(let pause):
            do {
                try await Task.sleep(for: pause)
            } catch {
                throw RedisError(.cancelled, "The task was cancelled while the cluster could not run its command.")
            }
        }
    }

    /// Whether sending again does no harm and may help.
    func mayRepeat(_ error: RedisError, _ isReadOnly: Bool) -> Bool {
        switch error.code {
        case .connection: !error.mayHaveRun || isReadOnly
        case .closed: (!error.mayHaveRun || isReadOnly) && !state.withLock { $0.isClosed }
        case .timeout: !error.mayHaveRun || (configuration.retryOnTimeout && isReadOnly)
        case .unavailable: error.reply == nil
        default: false
        }
    }
}
