extension RedisRequest {
    /// One field of a hash, nil when there is none: `HGET`.
    public static func field<V: RedisValue>(
        _ field: String, of key: RedisKey, as type: V.Type = V.self
    ) -> Self where Value == V? {
        Self("HGET", [RedisArgument(key), RedisArgument(field)], keys: .first, isReadOnly: true, as: .optional(V.self))
    }

    /// Some fields of a hash in their order, nil for each that does not exist: `HMGET`. None need no round trip.
    public static func fields<V: RedisValue>(
        _ fields: [String], of key: RedisKey, as type: V.Type = V.self
    ) -> Self where Value == [V?] {
        Self(
            "HMGET", [RedisArgument(key)] + fields.map { RedisArgument($0) }, keys: .first, isReadOnly: true,
            special: fields.isEmpty ? .answered(.array([])) : nil, as: .optionals(V.self))
    }

    /// All fields of a hash, none when it does not exist: `HGETALL`. For large hashes see `scanFields`.
    public static func fields<V: RedisValue>(
        of key: RedisKey, as type: V.Type = V.self
    ) -> Self where Value == [String: V] {
        Self("HGETALL", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .fields(V.self))
    }

    /// The names of all fields of a hash: `HKEYS`.
    public static func fieldNames(of key: RedisKey) -> Self where Value == [String] {
        Self("HKEYS", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .list(String.self))
    }

    /// The values of all fields of a hash: `HVALS`.
    public static func fieldValues<V: RedisValue>(
        of key: RedisKey, as type: V.Type = V.self
    ) -> Self where Value == [V] {
        Self("HVALS", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .list(V.self))
    }

    /// How many fields a hash has: `HLEN`.
    public static func fieldCount(of key: RedisKey) -> Self where Value == Int {
        Self("HLEN", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .count)
    }

    /// Whether a hash has a field: `HEXISTS`.
    public static func hasField(_ field: String, in key: RedisKey) -> Self where Value == Bool {
        Self("HEXISTS", [RedisArgument(key), RedisArgument(field)], keys: .first, isReadOnly: true, as: .flag)
    }

    /// How many bytes a field has, 0 when there is none: `HSTRLEN`.
    public static func fieldLength(_ field: String, of key: RedisKey) -> Self where Value == Int {
        Self("HSTRLEN", [RedisArgument(key), RedisArgument(field)], keys: .first, isReadOnly: true, as: .count)
    }

    /// Some names of fields, no more than asked for and none twice: `HRANDFIELD`.
    public static func randomFields(of key: RedisKey, count: Int = 1) -> Self where Value == [String] {
        var list = ArgumentList([RedisArgument(key)])
        list.append(count: count, of: "HRANDFIELD")
        return Self(
            "HRANDFIELD", list.arguments, keys: .first, isReadOnly: true, special: list.special, as: .list(String.self))
    }
}
