extension RedisRequest {
    /// The value of a key, nil when it does not exist: `GET`.
    public static func get<V: RedisValue>(_ key: RedisKey, as type: V.Type = V.self) -> Self where Value == V? {
        Self("GET", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .optional(V.self))
    }

    /// The values of keys in their order, nil for each that does not exist: `MGET`. No keys need no round trip.
    public static func get<V: RedisValue>(
        _ keys: [RedisKey], as type: V.Type = V.self
    ) -> Self where Value == [V?] {
        Self(
            "MGET", keys.map { RedisArgument($0) }, keys: .from(0, count: keys.count), isReadOnly: true,
            special: keys.isEmpty ? .answered(.array([])) : nil, as: .optionals(V.self))
    }

    /// Keeps a value, which replaces one of any kind: `SET`.
    public static func set<V: RedisValue>(
        _ key: RedisKey, to value: V, expires: RedisExpiry = .never
    ) -> Self where Value == Void {
        var list = ArgumentList([RedisArgument(key), value.redisArgument])
        list.append(expires, of: "SET")
        return Self("SET", list.arguments, keys: .first, special: list.special, as: .ok)
    }

    /// Keeps a value when the key does not exist, or only when it does, and says whether it did: `SET NX`, `SET XX`.
    public static func set<V: RedisValue>(
        _ key: RedisKey, to value: V, when condition: RedisCondition, expires: RedisExpiry = .never
    ) -> Self where Value == Bool {
        var list = ArgumentList([RedisArgument(key), value.redisArgument, condition.word])
        list.append(expires, of: "SET")
        return Self("SET", list.arguments, keys: .first, special: list.special, as: .done)
    }

    /// Keeps a value and gives the one that was there, nil when there was none: `SET … GET`.
    public static func exchange<V: RedisValue>(
        _ key: RedisKey, with value: V, expires: RedisExpiry = .never
    ) -> Self where Value == V? {
        var list = ArgumentList([RedisArgument(key), value.redisArgument, "GET"])
        list.append(expires, of: "SET")
        return Self("SET", list.arguments, keys: .first, special: list.special, as: .optional(V.self))
    }

    /// Keeps one value for each key, all at once: `MSET`. None needs no round trip.
    public static func set<V: RedisValue>(_ values: [RedisKey: V]) -> Self where Value == Void {
        Self(
            "MSET", values.flatMap { [RedisArgument($0.key), $0.value.redisArgument] },
            keys: .from(0, count: values.count, step: 2),
            special: values.isEmpty ? .answered(.status("OK")) : nil, as: .ok)
    }

    /// Keeps one value for each key when none of them exists, and says whether it did: `MSETNX`.
    public static func setIfAllAbsent<V: RedisValue>(_ values: [RedisKey: V]) -> Self where Value == Bool {
        Self(
            "MSETNX", values.flatMap { [RedisArgument($0.key), $0.value.redisArgument] },
            keys: .from(0, count: values.count, step: 2),
            special: values.isEmpty ? .answered(.integer(1)) : nil, as: .flag)
    }

    /// The value of a key, which is deleted: `GETDEL`.
    public static func getDelete<V: RedisValue>(
        _ key: RedisKey, as type: V.Type = V.self
    ) -> Self where Value == V? {
        Self("GETDEL", [RedisArgument(key)], keys: .first, as: .optional(V.self))
    }

    /// The value of a key, which gets a time to live or loses its own: `GETEX`.
    public static func getExpire<V: RedisValue>(
        _ key: RedisKey, expires: RedisExpiry, as type: V.Type = V.self
    ) -> Self where Value == V? {
        var list = ArgumentList([RedisArgument(key)])
        switch expires {
        case .never: list.append("PERSIST")
        case .after: list.append(expires, of: "GETEX")
        case .kept: break
        }
        return Self("GETEX", list.arguments, keys: .first, special: list.special, as: .optional(V.self))
    }
}
