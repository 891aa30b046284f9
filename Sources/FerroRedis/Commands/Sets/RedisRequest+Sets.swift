extension RedisRequest {
    /// Adds a member to a set and says whether it is new: `SADD`.
    public static func addMember<V: RedisValue>(_ member: V, to key: RedisKey) -> Self where Value == Bool {
        Self("SADD", [RedisArgument(key), member.redisArgument], keys: .first, as: .any)
    }

    /// Adds members to a set and says how many are new: `SADD`. None need no round trip.
    public static func addMembers<V: RedisValue>(_ members: [V], to key: RedisKey) -> Self where Value == Int {
        Self(
            "SADD", [RedisArgument(key)] + members.map(\.redisArgument), keys: .first,
            special: members.isEmpty ? .answered(.integer(0)) : nil, as: .count)
    }

    /// Removes members from a set and says how many were in it: `SREM`. None need no round trip.
    public static func removeMembers<V: RedisValue>(_ members: [V], from key: RedisKey) -> Self where Value == Int {
        Self(
            "SREM", [RedisArgument(key)] + members.map(\.redisArgument), keys: .first,
            special: members.isEmpty ? .answered(.integer(0)) : nil, as: .count)
    }

    /// All members of a set: `SMEMBERS`. For large sets see `scanMembers`.
    public static func members<V: RedisValue>(of key: RedisKey, as type: V.Type = V.self) -> Self where Value == [V] {
        Self("SMEMBERS", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .list(V.self))
    }

    /// How many members a set has, 0 when it does not exist: `SCARD`.
    public static func memberCount(of key: RedisKey) -> Self where Value == Int {
        Self("SCARD", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .count)
    }

    /// Whether a value is a member of a set: `SISMEMBER`.
    public static func isMember<V: RedisValue>(_ member: V, of key: RedisKey) -> Self where Value == Bool {
        Self("SISMEMBER", [RedisArgument(key), member.redisArgument], keys: .first, isReadOnly: true, as: .flag)
    }

    /// Whether each value is a member of a set, in their order: `SMISMEMBER`. None need no round trip.
    public static func areMembers<V: RedisValue>(_ members: [V], of key: RedisKey) -> Self where Value == [Bool] {
        Self(
            "SMISMEMBER", [RedisArgument(key)] + members.map(\.redisArgument), keys: .first, isReadOnly: true,
            special: members.isEmpty ? .answered(.array([])) : nil, as: .list(Bool.self))
    }

    /// Up to so many members of a set, none twice: `SRANDMEMBER`.
    public static func randomMembers<V: RedisValue>(
        of key: RedisKey, count: Int = 1, as type: V.Type = V.self
    ) -> Self where Value == [V] {
        var list = ArgumentList([RedisArgument(key)])
        list.append(count: count, of: "SRANDMEMBER")
        return Self(
            "SRANDMEMBER", list.arguments, keys: .first, isReadOnly: true, special: list.special, as: .list(V.self))
    }

    /// Takes up to so many members out of a set: `SPOP`.
    public static func popMembers<V: RedisValue>(
        of key: RedisKey, count: Int = 1, as type: V.Type = V.self
    ) -> Self where Value == [V] {
        var list = ArgumentList([RedisArgument(key)])
        list.append(count: count, of: "SPOP")
        return Self("SPOP", list.arguments, keys: .first, special: list.special, as: .list(V.self))
    }

    /// Moves a member from one set to another and says whether it was in the first: `SMOVE`.
    public static func moveMember<V: RedisValue>(
        _ member: V, from source: RedisKey, to target: RedisKey
    ) -> Self where Value == Bool {
        Self(
            "SMOVE", [RedisArgument(source), RedisArgument(target), member.redisArgument], keys: .from(0, count: 2),
            as: .flag)
    }
}
