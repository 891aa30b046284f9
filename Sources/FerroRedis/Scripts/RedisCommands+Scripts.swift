extension RedisCommands {
    /// Runs a script by its digest, and with its source where the server does not know it: `EVALSHA`, `EVAL`.
    ///
    /// One round trip, two for the first call after the server forgot its scripts. The server refuses an unknown
    /// script before it runs anything, so a call never runs twice.
    ///
    /// - Throws: ``RedisError``; `.script` when the server answers `NOSCRIPT` even to the source.
    @discardableResult
    public func run(
        _ script: RedisScript, keys: [RedisKey] = [], arguments: [RedisArgument] = []
    ) async throws(RedisError) -> RedisReply {
        try await run(script.request(keys: keys, arguments: arguments))
    }

    func send(_ command: RedisCommand, of script: RedisScript) async throws(RedisError) -> RedisReply {
        do {
            return try await send(command)
        } catch  where error.isUnknownScript {
            return try await send(script.withSource(command))
        }
    }
}

extension RedisError {
    /// Whether the server does not know a script, of which nothing ran; its exact words, as a script may answer others.
    var isUnknownScript: Bool { reply?.hasPrefix("NOSCRIPT No matching script") ?? false }
}
