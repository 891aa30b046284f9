extension RedisClient {
    /// Sends commands that go to one connection, as often as that does no harm.
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
                let replies = try await connection.send(commands)
                guard router.redirects else { return replies }
                return try await follow(commands, replies, from: connection)
            } catch {
                guard attempt < 3, mayRepeat(error, isReadOnly) else { throw error }
            }
        }
    }

    /// Sends again, elsewhere, what this server refused because it is not its own; those commands did not run.
    private func follow(
        _ commands: [RedisCommand], _ replies: [RedisReply], from connection: RedisConnection
    ) async throws(RedisError) -> [RedisReply] {
        if commands.contains(where: { $0.name == "MULTI" }) {
            return try await followTogether(commands, replies, from: connection)
        }
        var replies = replies
        for (index, reply) in replies.enumerated() {
            guard case .error(let text) = reply, index < commands.count else { continue }
            let refusal = RedisError.refused(text, commands[index].name)
            do throws(RedisError) {
                replies[index] = try await resend(commands[index], after: refusal, connection)
            } catch {
                guard let reply = error.reply else { throw error }
                replies[index] = .error(reply)
            }
        }
        return replies
    }

    /// A transaction goes elsewhere as a whole: when one of its commands was refused, nothing of it ran.
    private func followTogether(
        _ commands: [RedisCommand], _ replies: [RedisReply], from connection: RedisConnection
    ) async throws(RedisError) -> [RedisReply] {
        guard replies.last?.errorPrefix == "EXECABORT" || replies.first?.errorPrefix != nil else { return replies }
        for (command, reply) in zip(commands, replies) {
            guard case .error(let text) = reply,
                case .retry(let target)? = try await router.redirect(text, of: command, from: connection)
            else { continue }
            return try await target.send(commands)
        }
        return replies
    }
}
