extension RedisClient {
    /// How much later than the server's own end of waiting an answer may come.
    private static var slack: Duration { .seconds(5) }

    /// Sends a command that the server may answer late, on a connection that nobody else waits behind.
    ///
    /// Cancelling the task ends the connection, and with it the server's waiting, at once.
    func wait<Value>(for request: RedisRequest<Value>, upTo time: Duration) async throws(RedisError) -> Value {
        if case .refused(let error) = request.call.special { throw error }
        do {
            let reply = try await withConnection(near: request.command.firstKey) { connection in
                do throws(RedisError) {
                    return try await connection.send(request.command, timeout: time + Self.slack)
                } catch {
                    // A refusal leaves the connection as it was; anything else leaves an answer on its way.
                    if error.reply == nil { await connection.close() }
                    throw error
                }
            }
            return try request.decode(reply)
        } catch {
            throw error as? RedisError ?? RedisError(.connection, "Waiting for Redis failed", cause: error)
        }
    }
}

extension RedisCommand {
    /// The first key, where a cluster sends it.
    var firstKey: RedisKey? {
        guard keys.count > 0, arguments.indices.contains(keys.first) else { return nil }
        return String(redisBytes: arguments[keys.first].bytes).map { RedisKey($0) }
    }
}
