extension RedisCommands {
    /// Runs Lua source that is used once: `EVAL`. For source that is used again see ``RedisScript``.
    @discardableResult
    nonisolated(nonsending) public func evaluate(
        _ source: String, keys: [RedisKey] = [], arguments: [RedisArgument] = []
    ) async throws(RedisError) -> RedisReply {
        try await run(.evaluate(source, keys: keys, arguments: arguments))
    }

    /// Makes a script known to the server, on a cluster to one node, and gives its digest: `SCRIPT LOAD`.
    @discardableResult
    nonisolated(nonsending) public func load(_ script: RedisScript) async throws(RedisError) -> String {
        try await run(.load(script))
    }

    /// Whether the server knows each script, on a cluster one node: `SCRIPT EXISTS`. None need no round trip.
    nonisolated(nonsending) public func knows(_ scripts: [RedisScript]) async throws(RedisError) -> [Bool] {
        try await run(.knows(scripts))
    }
}
