extension RedisCommands {
    /// Makes a group of consumers, and the stream unless it exists: `XGROUP CREATE`. Refused when there is one.
    nonisolated(nonsending) public func createGroup(
        _ group: String, on key: RedisKey, from start: RedisStreamStart = .oldest
    ) async throws(RedisError) {
        try await run(.createGroup(group, on: key, from: start))
    }

    /// Deletes a group with what it had handed out, and says whether it existed: `XGROUP DESTROY`.
    @discardableResult
    nonisolated(nonsending) public func deleteGroup(_ group: String, of key: RedisKey) async throws(RedisError) -> Bool
    {
        try await run(.deleteGroup(group, of: key))
    }

    /// Deletes a consumer and says how many entries it had not acknowledged, which are lost: `XGROUP DELCONSUMER`.
    @discardableResult
    nonisolated(nonsending) public func deleteConsumer(
        _ consumer: String, of group: String, on key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.deleteConsumer(consumer, of: group, on: key))
    }

    /// Hands entries that no consumer of the group had to one of them, without waiting: `XREADGROUP`.
    ///
    /// They are pending until they are acknowledged.
    nonisolated(nonsending) public func readGroup(
        _ group: String, as consumer: String, from key: RedisKey, count: Int = 100
    ) async throws(RedisError) -> [RedisStreamEntry] {
        try await run(.readGroup(group, as: consumer, from: key, count: count))
    }

    /// Tells a group that entries are done, and says how many were pending: `XACK`. None need no round trip.
    @discardableResult
    nonisolated(nonsending) public func acknowledge(
        _ ids: [RedisStreamID], of key: RedisKey, in group: String
    ) async throws(RedisError) -> Int {
        try await run(.acknowledge(ids, of: key, in: group))
    }

    /// The entries that a group handed out and that are not acknowledged, oldest first: `XPENDING`.
    ///
    /// - Parameters:
    ///   - idle: only those that were handed out at least so long ago.
    ///   - consumer: only those of one consumer.
    nonisolated(nonsending) public func pending(
        of key: RedisKey, in group: String, idle: Duration = .zero, consumer: String? = nil, count: Int = 100
    ) async throws(RedisError) -> [RedisPendingEntry] {
        try await run(.pending(of: key, in: group, idle: idle, consumer: consumer, count: count))
    }

    /// Hands entries that other consumers left pending for so long to this one: `XAUTOCLAIM`.
    ///
    /// - Parameters:
    ///   - idle: how long nobody touched them.
    ///   - start: where the search goes on, from the claim before.
    nonisolated(nonsending) public func autoclaim(
        _ key: RedisKey, in group: String, as consumer: String, idle: Duration, from start: RedisStreamID = .zero,
        count: Int = 100
    ) async throws(RedisError) -> RedisClaim {
        try await run(.autoclaim(key, in: group, as: consumer, idle: idle, from: start, count: count))
    }

    /// The groups of a stream; refused when it does not exist: `XINFO GROUPS`.
    nonisolated(nonsending) public func groups(of key: RedisKey) async throws(RedisError) -> [RedisStreamGroup] {
        try await run(.groups(of: key))
    }
}
