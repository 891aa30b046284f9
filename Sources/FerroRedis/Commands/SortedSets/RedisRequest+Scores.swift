extension RedisRequest {
    /// Sets the score of a member and says whether the member is new: `ZADD`.
    public static func setScore<V: RedisValue>(
        of member: V, in key: RedisKey, to score: Double
    ) -> Self where Value == Bool {
        Self("ZADD", [RedisArgument(key), RedisArgument(score), member.redisArgument], keys: .first, as: .any)
    }

    /// Sets the scores of members and says how many are new, or how many changed: `ZADD`. None need no round trip.
    ///
    /// - Parameters:
    ///   - condition: only members that are in it, or only those that are not: `XX`, `NX`.
    ///   - comparison: of members that are in it only those whose score rises, or falls: `GT`, `LT`.
    ///   - countingChanges: whether changed scores count besides new members: `CH`.
    public static func setScores<V: RedisValue>(
        _ scores: [RedisScored<V>], in key: RedisKey, when condition: RedisCondition? = nil,
        only comparison: RedisScoreChange? = nil, countingChanges: Bool = false
    ) -> Self where Value == Int {
        var list = ArgumentList([RedisArgument(key)])
        if let condition { list.append(condition.word) }
        if let comparison { list.append(comparison.word) }
        if countingChanges { list.append("CH") }
        for scored in scores { list.append(RedisArgument(scored.score), scored.member.redisArgument) }
        list.answerIfEmpty(scores, with: .integer(0))
        return Self("ZADD", list.arguments, keys: .first, special: list.special, as: .count)
    }

    /// Adds to the score of a member, which counts from 0, and gives the sum: `ZINCRBY`.
    public static func incrementScore<V: RedisValue>(
        of member: V, in key: RedisKey, by amount: Double = 1
    ) -> Self where Value == Double {
        Self("ZINCRBY", [RedisArgument(key), RedisArgument(amount), member.redisArgument], keys: .first, as: .number)
    }

    /// The score of a member, nil when it is not in the set: `ZSCORE`.
    public static func score<V: RedisValue>(of member: V, in key: RedisKey) -> Self where Value == Double? {
        Self("ZSCORE", [RedisArgument(key), member.redisArgument], keys: .first, isReadOnly: true, as: .optionalNumber)
    }

    /// The scores of members in their order, nil for each that is not in the set: `ZMSCORE`.
    public static func scores<V: RedisValue>(of members: [V], in key: RedisKey) -> Self where Value == [Double?] {
        Self(
            "ZMSCORE", [RedisArgument(key)] + members.map(\.redisArgument), keys: .first, isReadOnly: true,
            special: members.isEmpty ? .answered(.array([])) : nil, as: .optionals(Double.self))
    }

    /// Where a member stands, from 0 at the lowest score or, reversed, at the highest; nil without it: `ZRANK`.
    public static func rank<V: RedisValue>(
        of member: V, in key: RedisKey, reversed: Bool = false
    ) -> Self where Value == Int? {
        Self(
            reversed ? "ZREVRANK" : "ZRANK", [RedisArgument(key), member.redisArgument], keys: .first, isReadOnly: true,
            as: .position)
    }

    /// How many members a sorted set has: `ZCARD`.
    public static func scoredCount(of key: RedisKey) -> Self where Value == Int {
        Self("ZCARD", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .count)
    }

    /// How many members have a score in a range: `ZCOUNT`.
    public static func scoredCount(of key: RedisKey, scores: RedisScoreRange) -> Self where Value == Int {
        Self(
            "ZCOUNT", [RedisArgument(key), scores.lowest, scores.highest], keys: .first, isReadOnly: true, as: .count)
    }

    /// How many members are in a range of texts: `ZLEXCOUNT`.
    public static func scoredCount(of key: RedisKey, texts: RedisLexRange) -> Self where Value == Int {
        Self(
            "ZLEXCOUNT", [RedisArgument(key), texts.lowest, texts.highest], keys: .first, isReadOnly: true, as: .count)
    }
}

/// Which changes of a score take place.
public enum RedisScoreChange: Hashable, Sendable {
    /// Only to a higher score: `GT`.
    case rising
    /// Only to a lower score: `LT`.
    case falling

    var word: RedisArgument { self == .rising ? "GT" : "LT" }
}
