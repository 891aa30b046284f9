extension RedisCommands {
    /// What is in at least one of the sets: `SUNION`. No sets need no round trip.
    nonisolated(nonsending) public func union<V: RedisValue>(
        of keys: [RedisKey], as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.union(of: keys, as: type))
    }

    /// What is in all of the sets: `SINTER`. No sets need no round trip.
    nonisolated(nonsending) public func intersection<V: RedisValue>(
        of keys: [RedisKey], as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.intersection(of: keys, as: type))
    }

    /// What is in the first set and in none of the others: `SDIFF`. No sets need no round trip.
    nonisolated(nonsending) public func difference<V: RedisValue>(
        of keys: [RedisKey], as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.difference(of: keys, as: type))
    }

    /// Keeps what is in at least one of the sets as a set, and says how much that is: `SUNIONSTORE`.
    @discardableResult
    nonisolated(nonsending) public func storeUnion(
        of keys: [RedisKey], in target: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.storeUnion(of: keys, in: target))
    }

    /// Keeps what is in all of the sets as a set, and says how much that is: `SINTERSTORE`.
    @discardableResult
    nonisolated(nonsending) public func storeIntersection(
        of keys: [RedisKey], in target: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.storeIntersection(of: keys, in: target))
    }

    /// Keeps what is in the first set and in none of the others as a set, and says how much: `SDIFFSTORE`.
    @discardableResult
    nonisolated(nonsending) public func storeDifference(
        of keys: [RedisKey], in target: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.storeDifference(of: keys, in: target))
    }
}
