extension RedisRequest {
    /// Removes members and says how many were in the sorted set: `ZREM`. None need no round trip.
    public static func removeScored<V: RedisValue>(_ members: [V], from key: RedisKey) -> Self where Value == Int {
        Self(
            "ZREM", [RedisArgument(key)] + members.map(\.redisArgument), keys: .first,
            special: members.isEmpty ? .answered(.integer(0)) : nil, as: .count)
    }

    /// Removes the members from one rank to another, both included, and says how many: `ZREMRANGEBYRANK`.
    public static func removeRanked(
        in key: RedisKey, from first: Int, through last: Int
    ) -> Self where Value == Int {
        Self(
            "ZREMRANGEBYRANK", [RedisArgument(key), RedisArgument(first), RedisArgument(last)], keys: .first, as: .count
        )
    }

    /// Removes the members with a score in a range and says how many: `ZREMRANGEBYSCORE`.
    public static func removeScored(in key: RedisKey, scores: RedisScoreRange) -> Self where Value == Int {
        Self("ZREMRANGEBYSCORE", [RedisArgument(key), scores.lowest, scores.highest], keys: .first, as: .count)
    }

    /// Removes the members in a range of texts and says how many: `ZREMRANGEBYLEX`.
    public static func removeScored(in key: RedisKey, texts: RedisLexRange) -> Self where Value == Int {
        Self("ZREMRANGEBYLEX", [RedisArgument(key), texts.lowest, texts.highest], keys: .first, as: .count)
    }

    /// Takes up to so many members with the lowest scores, the lowest first: `ZPOPMIN`.
    public static func popLowest<V: RedisValue>(
        from key: RedisKey, count: Int = 1, as type: V.Type = V.self
    ) -> Self where Value == [RedisScored<V>] {
        popScored("ZPOPMIN", key, count)
    }

    /// Takes up to so many members with the highest scores, the highest first: `ZPOPMAX`.
    public static func popHighest<V: RedisValue>(
        from key: RedisKey, count: Int = 1, as type: V.Type = V.self
    ) -> Self where Value == [RedisScored<V>] {
        popScored("ZPOPMAX", key, count)
    }

    /// Keeps the members of all sorted sets with their scores put together, and says how many: `ZUNIONSTORE`.
    public static func storeScoredUnion(
        of keys: [RedisKey], in target: RedisKey, weights: [Double]? = nil, scores: RedisScoreSum = .sum
    ) -> Self where Value == Int {
        storeScored("ZUNIONSTORE", keys, target, weights, scores)
    }

    /// Keeps the members that all sorted sets have with their scores put together: `ZINTERSTORE`.
    public static func storeScoredIntersection(
        of keys: [RedisKey], in target: RedisKey, weights: [Double]? = nil, scores: RedisScoreSum = .sum
    ) -> Self where Value == Int {
        storeScored("ZINTERSTORE", keys, target, weights, scores)
    }

    private static func popScored<V: RedisValue>(
        _ name: String, _ key: RedisKey, _ count: Int
    ) -> Self where Value == [RedisScored<V>] {
        var list = ArgumentList([RedisArgument(key)])
        list.append(count: count, of: name)
        return Self(name, list.arguments, keys: .first, special: list.special, as: .scored(V.self))
    }

    private static func storeScored(
        _ name: String, _ keys: [RedisKey], _ target: RedisKey, _ weights: [Double]?, _ scores: RedisScoreSum
    ) -> Self where Value == Int {
        var list = ArgumentList([RedisArgument(target), RedisArgument(keys.count)])
        for key in keys { list.append(RedisArgument(key)) }
        if let weights {
            list.append("WEIGHTS")
            for weight in weights { list.append(RedisArgument(weight)) }
        }
        list.append("AGGREGATE", RedisArgument(scores.word))
        if keys.isEmpty { list.special = .refused(.empty(name, "sorted set")) }
        // The server looks at the keys after the count itself; all must be in the slot of the target.
        return Self(name, list.arguments, keys: .first, special: list.special, as: .count)
    }
}

/// How the scores that a member has in several sorted sets become one.
public enum RedisScoreSum: String, Hashable, Sendable {
    /// Their sum.
    case sum
    /// The lowest.
    case lowest
    /// The highest.
    case highest

    var word: String {
        switch self {
        case .sum: "SUM"
        case .lowest: "MIN"
        case .highest: "MAX"
        }
    }
}
