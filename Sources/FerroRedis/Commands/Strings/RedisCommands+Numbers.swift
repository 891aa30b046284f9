extension RedisCommands {
    /// Adds to a whole number that counts from 0 and gives the sum: `INCRBY`.
    ///
    /// Refused when the value is not a whole number of 64 bits or the sum would not be; the value stays then.
    @discardableResult
    nonisolated(nonsending) public func increment(
        _ key: RedisKey, by amount: Int64 = 1
    ) async throws(RedisError) -> Int64 {
        try await run(.increment(key, by: amount))
    }

    /// Subtracts from a whole number that counts from 0 and gives the difference: `DECRBY`.
    @discardableResult
    nonisolated(nonsending) public func decrement(
        _ key: RedisKey, by amount: Int64 = 1
    ) async throws(RedisError) -> Int64 {
        try await run(.decrement(key, by: amount))
    }

    /// Adds to a floating-point number that counts from 0 and gives the sum: `INCRBYFLOAT`.
    ///
    /// The server adds with 17 digits after the point, so the sum may differ from Swift's in the last place.
    @discardableResult
    nonisolated(nonsending) public func incrementFloat(
        _ key: RedisKey, by amount: Double
    ) async throws(RedisError) -> Double {
        try await run(.incrementFloat(key, by: amount))
    }
}
