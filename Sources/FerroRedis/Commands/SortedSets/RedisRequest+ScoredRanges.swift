extension RedisRequest {
    /// The members from one rank to another, both included; -1 is the last: `ZRANGE`.
    ///
    /// - Parameter reversed: whether the highest score comes first, also for the ranks.
    public static func ranked<V: RedisValue>(
        in key: RedisKey, from first: Int = 0, through last: Int = -1, reversed: Bool = false, as type: V.Type = V.self
    ) -> Self where Value == [RedisScored<V>] {
        let order: [RedisArgument] = reversed ? ["REV"] : []
        return Self(
            "ZRANGE", [RedisArgument(key), RedisArgument(first), RedisArgument(last)] + order + ["WITHSCORES"],
            keys: .first, isReadOnly: true, as: .scored(V.self))
    }

    /// The members with a score in a range, lowest first or reversed: `ZRANGE … BYSCORE`.
    public static func scored<V: RedisValue>(
        in key: RedisKey, scores: RedisScoreRange = .all, reversed: Bool = false, limit: RedisLimit? = nil,
        as type: V.Type = V.self
    ) -> Self where Value == [RedisScored<V>] {
        let list = range(key, scores.lowest, scores.highest, "BYSCORE", reversed, limit)
        return Self(
            "ZRANGE", list.arguments + ["WITHSCORES"], keys: .first, isReadOnly: true, special: list.special,
            as: .scored(V.self))
    }

    /// The members in a range of texts, where all have one score: `ZRANGE … BYLEX`.
    public static func sorted<V: RedisValue>(
        in key: RedisKey, texts: RedisLexRange = .all, reversed: Bool = false, limit: RedisLimit? = nil,
        as type: V.Type = V.self
    ) -> Self where Value == [V] {
        let list = range(key, texts.lowest, texts.highest, "BYLEX", reversed, limit)
        return Self(
            "ZRANGE", list.arguments, keys: .first, isReadOnly: true, special: list.special, as: .list(V.self))
    }

    private static func range(
        _ key: RedisKey, _ lowest: RedisArgument, _ highest: RedisArgument, _ kind: RedisArgument, _ reversed: Bool,
        _ limit: RedisLimit?
    ) -> ArgumentList {
        var list = ArgumentList([RedisArgument(key)])
        if reversed { list.append(highest, lowest, kind, "REV") } else { list.append(lowest, highest, kind) }
        if let limit {
            list.append("LIMIT")
            list.append(count: limit.offset, of: "ZRANGE")
            list.append(count: limit.count, of: "ZRANGE")
        }
        return list
    }
}

extension ReplyShape {
    /// Members with their scores.
    static func scored<Member: RedisValue>(_ type: Member.Type) -> Self where Value == [RedisScored<Member>] {
        ReplyShape("members of type \(Member.self) with scores") { reply in
            if reply.isNull { return [] }
            let pairs = reply.pairs({ $0.value(as: Member.self) }, { $0.value(as: Double.self) })
            return pairs?.map { RedisScored($0, score: $1) }
        }
    }
}
