extension RedisRequest {
    /// Makes a group of consumers, and the stream unless it exists: `XGROUP CREATE`. Refused when there is one.
    public static func createGroup(
        _ group: String, on key: RedisKey, from start: RedisStreamStart = .oldest
    ) -> Self where Value == Void {
        Self(
            "XGROUP", ["CREATE", RedisArgument(key), RedisArgument(group), start.argument, "MKSTREAM"], keys: .at(1),
            as: .ok)
    }

    /// Deletes a group with what it had handed out, and says whether it existed: `XGROUP DESTROY`.
    public static func deleteGroup(_ group: String, of key: RedisKey) -> Self where Value == Bool {
        Self("XGROUP", ["DESTROY", RedisArgument(key), RedisArgument(group)], keys: .at(1), as: .any)
    }

    /// Deletes a consumer and says how many entries it had not acknowledged, which are lost: `XGROUP DELCONSUMER`.
    public static func deleteConsumer(
        _ consumer: String, of group: String, on key: RedisKey
    ) -> Self where Value == Int {
        Self(
            "XGROUP", ["DELCONSUMER", RedisArgument(key), RedisArgument(group), RedisArgument(consumer)],
            keys: .at(1), as: .count)
    }

    /// Hands entries that no consumer of the group had to one of them, without waiting: `XREADGROUP`.
    ///
    /// They are pending until they are acknowledged.
    public static func readGroup(
        _ group: String, as consumer: String, from key: RedisKey, count: Int = 100
    ) -> Self where Value == [RedisStreamEntry] {
        readingGroup(group, consumer, key, count, nil)
    }

    /// Tells a group that entries are done, and says how many were pending: `XACK`. None need no round trip.
    public static func acknowledge(
        _ ids: [RedisStreamID], of key: RedisKey, in group: String
    ) -> Self where Value == Int {
        Self(
            "XACK", [RedisArgument(key), RedisArgument(group)] + ids.map(\.redisArgument), keys: .first,
            special: ids.isEmpty ? .answered(.integer(0)) : nil, as: .count)
    }

    /// The entries that a group handed out and that are not acknowledged, oldest first: `XPENDING`.
    ///
    /// - Parameters:
    ///   - idle: only those that were handed out at least so long ago.
    ///   - consumer: only those of one consumer.
    public static func pending(
        of key: RedisKey, in group: String, idle: Duration = .zero, consumer: String? = nil, count: Int = 100
    ) -> Self where Value == [RedisPendingEntry] {
        var list = ArgumentList([RedisArgument(key), RedisArgument(group), "IDLE"])
        list.append(atLeast: idle, of: "XPENDING")
        list.append("-", "+")
        list.append(count: count, of: "XPENDING")
        if let consumer { list.append(RedisArgument(consumer)) }
        return Self(
            "XPENDING", list.arguments, keys: .first, isReadOnly: true, special: list.special,
            as: ReplyShape("pending entries") { reply in reply.list { RedisPendingEntry($0) } })
    }

    /// Hands entries that other consumers left pending for so long to this one: `XAUTOCLAIM`.
    ///
    /// - Parameters:
    ///   - idle: how long nobody touched them.
    ///   - start: where the search goes on, from the claim before.
    public static func autoclaim(
        _ key: RedisKey, in group: String, as consumer: String, idle: Duration, from start: RedisStreamID = .zero,
        count: Int = 100
    ) -> Self where Value == RedisClaim {
        var list = ArgumentList([RedisArgument(key), RedisArgument(group), RedisArgument(consumer)])
        list.append(atLeast: idle, of: "XAUTOCLAIM")
        list.append(start.redisArgument, "COUNT")
        list.append(count: count, of: "XAUTOCLAIM")
        return Self(
            "XAUTOCLAIM", list.arguments, keys: .first, special: list.special,
            as: ReplyShape("claimed entries") { reply in RedisClaim(reply) })
    }

    /// The groups of a stream; refused when it does not exist: `XINFO GROUPS`.
    public static func groups(of key: RedisKey) -> Self where Value == [RedisStreamGroup] {
        Self(
            "XINFO", ["GROUPS", RedisArgument(key)], keys: .at(1), isReadOnly: true,
            as: ReplyShape("groups") { reply in reply.list { RedisStreamGroup($0) } })
    }
}

extension RedisRequest where Value == [RedisStreamEntry] {
    /// `XREADGROUP`, with `BLOCK` when it may wait.
    static func readingGroup(
        _ group: String, _ consumer: String, _ key: RedisKey, _ count: Int, _ time: Duration?
    ) -> Self {
        var list = ArgumentList(["GROUP", RedisArgument(group), RedisArgument(consumer)])
        list.append(limit: count, of: "XREADGROUP")
        list.append(waiting: time, of: "XREADGROUP")
        list.append("STREAMS", RedisArgument(key), ">")
        return Self(
            "XREADGROUP", list.arguments, keys: .at(list.arguments.count - 2), special: list.special,
            as: ReplyShape("entries of a stream") { reply in
                guard let streams = ReplyShape.streams.read(reply) else { return nil }
                return streams.first?.value ?? []
            })
    }
}
