extension RedisCommands {
    /// The members from one rank to another, both included; -1 is the last: `ZRANGE`.
    ///
    /// - Parameter reversed: whether the highest score comes first, also for the ranks.
    nonisolated(nonsending) public func ranked<V: RedisValue>(
        in key: RedisKey, from first: Int = 0, through last: Int = -1, reversed: Bool = false, as type: V.Type = V.self
    ) async throws(RedisError) -> [RedisScored<V>] {
        try await run(.ranked(in: key, from: first, through: last, reversed: reversed, as: type))
    }

    /// The members with a score in a range, lowest first or reversed: `ZRANGE … BYSCORE`.
    nonisolated(nonsending) public func scored<V: RedisValue>(
        in key: RedisKey, scores: RedisScoreRange = .all, reversed: Bool = false, limit: RedisLimit? = nil,
        as type: V.Type = V.self
    ) async throws(RedisError) -> [RedisScored<V>] {
        try await run(.scored(in: key, scores: scores, reversed: reversed, limit: limit, as: type))
    }

    /// The members in a range of texts, where all have one score: `ZRANGE … BYLEX`.
    nonisolated(nonsending) public func sorted<V: RedisValue>(
        in key: RedisKey, texts: RedisLexRange = .all, reversed: Bool = false, limit: RedisLimit? = nil,
        as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.sorted(in: key, texts: texts, reversed: reversed, limit: limit, as: type))
    }
}
