extension RedisCommands {
    /// Sets the score of a member and says whether the member is new: `ZADD`.
    @discardableResult
    nonisolated(nonsending) public func setScore<V: RedisValue>(
        of member: V, in key: RedisKey, to score: Double
    ) async throws(RedisError) -> Bool {
        try await run(.setScore(of: member, in: key, to: score))
    }

    /// Sets the scores of members and says how many are new, or how many changed: `ZADD`. None need no round trip.
    ///
    /// - Parameters:
    ///   - condition: only members that are in it, or only those that are not: `XX`, `NX`.
    ///   - comparison: of members that are in it only those whose score rises, or falls: `GT`, `LT`.
    ///   - countingChanges: whether changed scores count besides new members: `CH`.
    @discardableResult
    nonisolated(nonsending) public func setScores<V: RedisValue>(
        _ scores: [RedisScored<V>], in key: RedisKey, when condition: RedisCondition? = nil,
        only comparison: RedisScoreChange? = nil, countingChanges: Bool = false
    ) async throws(RedisError) -> Int {
        try await run(.setScores(scores, in: key, when: condition, only: comparison, countingChanges: countingChanges))
    }

    /// Adds to the score of a member, which counts from 0, and gives the sum: `ZINCRBY`.
    @discardableResult
    nonisolated(nonsending) public func incrementScore<V: RedisValue>(
        of member: V, in key: RedisKey, by amount: Double = 1
    ) async throws(RedisError) -> Double {
        try await run(.incrementScore(of: member, in: key, by: amount))
    }

    /// The score of a member, nil when it is not in the set: `ZSCORE`.
    nonisolated(nonsending) public func score<V: RedisValue>(
        of member: V, in key: RedisKey
    ) async throws(RedisError) -> Double? {
        try await run(.score(of: member, in: key))
    }

    /// The scores of members in their order, nil for each that is not in the set: `ZMSCORE`.
    nonisolated(nonsending) public func scores<V: RedisValue>(
        of members: [V], in key: RedisKey
    ) async throws(RedisError) -> [Double?] {
        try await run(.scores(of: members, in: key))
    }

    /// Where a member stands, from 0 at the lowest score or, reversed, at the highest; nil without it: `ZRANK`.
    nonisolated(nonsending) public func rank<V: RedisValue>(
        of member: V, in key: RedisKey, reversed: Bool = false
    ) async throws(RedisError) -> Int? {
        try await run(.rank(of: member, in: key, reversed: reversed))
    }

    /// How many members a sorted set has: `ZCARD`.
    nonisolated(nonsending) public func scoredCount(of key: RedisKey) async throws(RedisError) -> Int {
        try await run(.scoredCount(of: key))
    }

    /// How many members have a score in a range: `ZCOUNT`.
    nonisolated(nonsending) public func scoredCount(
        of key: RedisKey, scores: RedisScoreRange
    ) async throws(RedisError) -> Int {
        try await run(.scoredCount(of: key, scores: scores))
    }

    /// How many members are in a range of texts: `ZLEXCOUNT`.
    nonisolated(nonsending) public func scoredCount(
        of key: RedisKey, texts: RedisLexRange
    ) async throws(RedisError) -> Int {
        try await run(.scoredCount(of: key, texts: texts))
    }
}
