extension RedisClient {
    /// How often a command is sent at most.
    private static var attempts: Int { 3 }

    /// Sends a command that has no connection yet, or failed on one, as often as that does no harm.
    func resend(
        _ command: RedisCommand, after first: RedisError?, _ used: RedisConnection?
    ) async throws(RedisError) -> RedisReply {
        var error = first
        var connection = used
        var attempt = first == nil ? 0 : 1
        while true {
            if let error {
                if let reply = error.reply {
                    guard attempt < Self.attempts + 2, let used = connection,
                        let next = try await router.redirect(reply, of: command, from: used)
                    else { throw error }
                    attempt += 1
                    do throws(RedisError) {
                        switch next {
                        case .retry(let target):
                            connection = target
                            return try await target.send(command)
                        case .ask(let target):
                            connection = target
                            return try await ask(command, target)
                        }
                    } catch let again {
                        _ = again
                        throw again
                    }
                }
                guard attempt < Self.attempts, mayRepeat(error, command.isReadOnly) else { throw error }
            }
            attempt += 1
            do throws(RedisError) {
                let target = try await router.connection(for: command)
                connection = target
                return try await target.send(command)
            } catch let again {
                if connection == nil { throw again }
                error = again
            }
        }
    }

    private func ask(_ command: RedisCommand, _ target: RedisConnection) async throws(RedisError) -> RedisReply {
        let replies = try await target.send([RedisCommand("ASKING"), command])
        guard let reply = replies.last else { throw RedisError(.protocol, "Redis answered ASKING with nothing.") }
        if case .error(let text) = reply { throw RedisError.refused(text, command.name) }
        return reply
    }

    func sendTogether(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] {
        guard let first = commands.first else { return [] }
        let isReadOnly = commands.allSatisfy(\.isReadOnly)
        var attempt = 0
        while true {
            attempt += 1
            let connection: RedisConnection
            if let current = router.current(for: first) {
                connection = current
            } else {
                connection = try await router.connection(for: first)
            }
            do throws(RedisError) {
                return try await connection.send(commands)
            } catch {
                guard attempt < Self.attempts, mayRepeat(error, isReadOnly) else { throw error }
            }
        }
    }

    /// Whether sending again does no harm and may help.
    private func mayRepeat(_ error: RedisError, _ isReadOnly: Bool) -> Bool {
        switch error.code {
        case .connection, .closed: !error.mayHaveRun || isReadOnly
        case .timeout: configuration.retryOnTimeout && (isReadOnly || !error.mayHaveRun)
        default: false
        }
    }
}
