extension RedisCommands {
    /// Gives a key a time to live and says whether it exists: `PEXPIRE`.
    ///
    /// The time is sent in milliseconds, rounded up; zero and less are refused with `.configuration`.
    @discardableResult
    nonisolated(nonsending) public func expire(_ key: RedisKey, after time: Duration) async throws(RedisError) -> Bool {
        try await run(.expire(key, after: time))
    }

    /// Gives a key a time to live on a condition and says whether it did: `PEXPIRE`, from Redis 7.
    @discardableResult
    nonisolated(nonsending) public func expire(
        _ key: RedisKey, after time: Duration, when condition: RedisExpiryCondition
    ) async throws(RedisError) -> Bool {
        try await run(.expire(key, after: time, when: condition))
    }

    /// Removes a key's time to live and says whether it had one: `PERSIST`.
    @discardableResult
    nonisolated(nonsending) public func persist(_ key: RedisKey) async throws(RedisError) -> Bool {
        try await run(.persist(key))
    }

    /// A key's time to live in whole milliseconds: `PTTL`.
    nonisolated(nonsending) public func timeToLive(of key: RedisKey) async throws(RedisError) -> RedisTimeToLive {
        try await run(.timeToLive(of: key))
    }

    /// A key's time to live; nil when it has none or does not exist: `PTTL`.
    nonisolated(nonsending) public func ttl(_ key: RedisKey) async throws(RedisError) -> Duration? {
        try await run(.ttl(key))
    }
}
