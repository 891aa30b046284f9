extension RedisCommands {
    /// Removes members and says how many were in the sorted set: `ZREM`. None need no round trip.
    @discardableResult
    nonisolated(nonsending) public func removeScored<V: RedisValue>(
        _ members: [V], from key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.removeScored(members, from: key))
    }

    /// Removes the members from one rank to another, both included, and says how many: `ZREMRANGEBYRANK`.
    @discardableResult
    nonisolated(nonsending) public func removeRanked(
        in key: RedisKey, from first: Int, through last: Int
    ) async throws(RedisError) -> Int {
        try await run(.removeRanked(in: key, from: first, through: last))
    }

    /// Removes the members with a score in a range and says how many: `ZREMRANGEBYSCORE`.
    @discardableResult
    nonisolated(nonsending) public func removeScored(
        in key: RedisKey, scores: RedisScoreRange
    ) async throws(RedisError) -> Int {
        try await run(.removeScored(in: key, scores: scores))
    }

    /// Removes the members in a range of texts and says how many: `ZREMRANGEBYLEX`.
    @discardableResult
    nonisolated(nonsending) public func removeScored(
        in key: RedisKey, texts: RedisLexRange
    ) async throws(RedisError) -> Int {
        try await run(.removeScored(in: key, texts: texts))
    }

    /// Takes up to so many members with the lowest scores, the lowest first: `ZPOPMIN`.
    nonisolated(nonsending) public func popLowest<V: RedisValue>(
        from key: RedisKey, count: Int = 1, as type: V.Type = V.self
    ) async throws(RedisError) -> [RedisScored<V>] {
        try await run(.popLowest(from: key, count: count, as: type))
    }

    /// Takes up to so many members with the highest scores, the highest first: `ZPOPMAX`.
    nonisolated(nonsending) public func popHighest<V: RedisValue>(
        from key: RedisKey, count: Int = 1, as type: V.Type = V.self
    ) async throws(RedisError) -> [RedisScored<V>] {
        try await run(.popHighest(from: key, count: count, as: type))
    }

    /// Keeps the members of all sorted sets with their scores put together, and says how many: `ZUNIONSTORE`.
    @discardableResult
    nonisolated(nonsending) public func storeScoredUnion(
        of keys: [RedisKey], in target: RedisKey, weights: [Double]? = nil, scores: RedisScoreSum = .sum
    ) async throws(RedisError) -> Int {
        try await run(.storeScoredUnion(of: keys, in: target, weights: weights, scores: scores))
    }

    /// Keeps the members that all sorted sets have with their scores put together: `ZINTERSTORE`.
    @discardableResult
    nonisolated(nonsending) public func storeScoredIntersection(
        of keys: [RedisKey], in target: RedisKey, weights: [Double]? = nil, scores: RedisScoreSum = .sum
    ) async throws(RedisError) -> Int {
        try await run(.storeScoredIntersection(of: keys, in: target, weights: weights, scores: scores))
    }
}
