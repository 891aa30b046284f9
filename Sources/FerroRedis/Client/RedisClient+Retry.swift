extension RedisClient {
    /// How often a command is sent at most, and how often it follows a server that names another.
    private static var attempts: Int { 3 }
    private static var redirections: Int { 5 }

    private enum Step {
        case connect
        case use(RedisConnection)
        case ask(RedisConnection)
    }

    /// Sends a command that has no connection yet, or failed on one, as often as that does no harm.
    func resend(
        _ command: RedisCommand, after first: RedisError?, _ used: RedisConnection?
    ) async throws(RedisError) -> RedisReply {
        var attempt = 0
        var step = Step.connect
        if let first {
            attempt = 1
            step = try await next(command, after: first, on: used, attempt)
        }
        while true {
            let connection = try await connection(for: command, step)
            do throws(RedisError) {
                if case .ask = step { return try await ask(command, connection) }
                return try await connection.send(command)
            } catch {
                attempt += 1
                step = try await next(command, after: error, on: connection, attempt)
            }
        }
    }

    private func connection(for command: RedisCommand, _ step: Step) async throws(RedisError) -> RedisConnection {
        switch step {
        case .connect: try await router.connection(for: command)
        case .use(let connection), .ask(let connection): connection
        }
    }

    /// How it goes on after an error, or the error itself.
    private func next(
        _ command: RedisCommand, after error: RedisError, on connection: RedisConnection?, _ attempt: Int
    ) async throws(RedisError) -> Step {
        guard let reply = error.reply else {
            guard attempt < Self.attempts, mayRepeat(error, command.isReadOnly) else { throw error }
            return .connect
        }
        guard attempt <= Self.redirections, let connection,
            let redirection = try await router.redirect(reply, of: command, from: connection)
        else { throw error }
        switch redirection {
        case .retry(let target): return .use(target)
        case .ask(let target): return .ask(target)
        }
    }

    private func ask(_ command: RedisCommand, _ target: RedisConnection) async throws(RedisError) -> RedisReply {
        let replies = try await target.send([RedisCommand("ASKING"), command])
        guard let reply = replies.last else { throw RedisError(.protocol, "Redis answered ASKING with nothing.") }
        if case .error(let text) = reply { throw RedisError.refused(text, command.name) }
        return reply
    }

    /// Whether sending again does no harm and may help.
    func mayRepeat(_ error: RedisError, _ isReadOnly: Bool) -> Bool {
        switch error.code {
        case .connection, .closed: !error.mayHaveRun || isReadOnly
        case .timeout: configuration.retryOnTimeout && (isReadOnly || !error.mayHaveRun)
        default: false
        }
    }
}
