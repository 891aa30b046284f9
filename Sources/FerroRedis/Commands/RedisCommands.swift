/// Whatever commands can be sent through: a client, or a connection that one task has to itself.
public protocol RedisCommands: Sendable {
    /// Sends one command and waits for its answer; one round trip. It stays on the executor of its caller.
    ///
    /// - Throws: ``RedisError``; a refusal of the server has its words in ``RedisError/reply``.
    nonisolated(nonsending) func send(_ command: RedisCommand) async throws(RedisError) -> RedisReply

    /// Sends commands one after the other without waiting in between; one round trip for each node they go to.
    ///
    /// - Returns: An answer for each command in its order; a refusal stays in its place.
    /// - Throws: ``RedisError`` when not every answer came.
    func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply]
}

extension RedisCommands {
    /// Sends a request and reads its answer; one round trip.
    ///
    /// A script that the server does not know is sent once more with its source.
    ///
    /// - Throws: ``RedisError``; `.configuration` for a request that cannot be sent as it was written.
    nonisolated(nonsending) public func run<Value>(_ request: RedisRequest<Value>) async throws(RedisError) -> Value {
        guard let special = request.call.special else { return try request.decode(try await send(request.command)) }
        switch special {
        case .refused(let error): throw error
        case .answered(let reply): return try request.decode(reply)
        case .script(let script): return try request.decode(try await send(request.command, of: script))
        }
    }
}
