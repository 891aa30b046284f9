extension RedisClient {
    /// How much later than the server's own end of waiting an answer may come.
    static var slack: Duration { .seconds(5) }

    /// Sends a command that the server may answer late, on a connection that nobody else waits behind.
    ///
    /// Cancelling the task ends the connection, and with it the server's waiting, at once.
    func wait<Value>(for request: RedisRequest<Value>, upTo time: Duration) async throws(RedisError) -> Value {
        if case .refused(let error) = request.call.special { throw error }
        var attempt = 1
        while true {
            do throws(RedisError) {
                return try request.decode(try await reply(to: request.command, upTo: time))
            } catch {
                // Nothing ran, and the map of the cluster has been corrected.
                guard error.isMoved, attempt < 5 else { throw error }
                attempt += 1
            }
        }
    }

    private func reply(to command: RedisCommand, upTo time: Duration) async throws(RedisError) -> RedisReply {
        do {
            return try await withConnection(near: command.firstKey) { connection in
                do throws(RedisError) {
                    return try await connection.send(command, timeout: time + Self.slack)
                } catch {
                    if let reply = error.reply {
                        // A refusal leaves the connection as it was.
                        _ = try? await router.redirect(reply, of: command, from: connection)
                    } else {
                        // Anything else leaves an answer on its way.
                        await connection.close()
                    }
                    throw error
                }
            }
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
