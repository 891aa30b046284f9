extension RedisClient {
    /// Runs a block on a connection of its own and waits until its writes reached replicas: `WAIT`.
    ///
    /// The server waits for the writes of one connection, so they must be those of the block. It does not undo writes
    /// that too few replicas had in time: look at the number.
    ///
    /// - Parameters:
    ///   - replicas: how many shall have them.
    ///   - time: how long the server waits for that, above zero.
    /// - Returns: What the block gave, and how many replicas had its writes in the end.
    public func writing<Value>(
        to replicas: Int, within time: Duration, near key: RedisKey? = nil,
        isolation: isolated (any Actor)? = #isolation, _ body: (RedisSession) async throws -> Value
    ) async throws -> (value: Value, replicas: Int) {
        var list = ArgumentList([])
        list.append(count: replicas, of: "WAIT")
        list.append(time, of: "WAIT")
        if case .refused(let error) = list.special { throw error }
        let wait = RedisRequest<Int>("WAIT", list.arguments, as: .count)
        return try await withConnection(near: key) { connection in
            let session = RedisSession(connection)
            defer { session.end() }
            let value = try await body(session)
            do {
                let reply = try await connection.send(wait.command, timeout: time + Self.slack)
                return (value, try wait.decode(reply))
            } catch {
                await connection.close()
                throw error
            }
        }
    }
}
