extension RedisRequest {
    /// Sets one field of a hash and says whether it is new: `HSET`.
    public static func setField<V: RedisValue>(
        _ field: String, of key: RedisKey, to value: V
    ) -> Self where Value == Bool {
        Self("HSET", [RedisArgument(key), RedisArgument(field), value.redisArgument], keys: .first, as: .any)
    }

    /// Sets some fields of a hash and says how many are new: `HSET`. None need no round trip.
    public static func setFields<V: RedisValue>(
        _ fields: [String: V], of key: RedisKey
    ) -> Self where Value == Int {
        Self(
            "HSET", [RedisArgument(key)] + fields.flatMap { [RedisArgument($0.key), $0.value.redisArgument] },
            keys: .first, special: fields.isEmpty ? .answered(.integer(0)) : nil, as: .count)
    }

    /// Sets one field of a hash unless it exists, and says whether it did: `HSETNX`.
    public static func setFieldIfAbsent<V: RedisValue>(
        _ field: String, of key: RedisKey, to value: V
    ) -> Self where Value == Bool {
        Self("HSETNX", [RedisArgument(key), RedisArgument(field), value.redisArgument], keys: .first, as: .flag)
    }

    /// Deletes some fields of a hash and says how many existed: `HDEL`. The hash goes with its last field.
    public static func deleteFields(_ fields: [String], of key: RedisKey) -> Self where Value == Int {
        Self(
            "HDEL", [RedisArgument(key)] + fields.map { RedisArgument($0) }, keys: .first,
            special: fields.isEmpty ? .answered(.integer(0)) : nil, as: .count)
    }

    /// Adds to a whole number in a field that counts from 0 and gives the sum: `HINCRBY`.
    public static func incrementField(
        _ field: String, of key: RedisKey, by amount: Int64 = 1
    ) -> Self where Value == Int64 {
        Self(
            "HINCRBY", [RedisArgument(key), RedisArgument(field), RedisArgument(amount)], keys: .first, as: .integer)
    }

    /// Adds to a floating-point number in a field that counts from 0 and gives the sum: `HINCRBYFLOAT`.
    public static func incrementFieldFloat(
        _ field: String, of key: RedisKey, by amount: Double
    ) -> Self where Value == Double {
        Self(
            "HINCRBYFLOAT", [RedisArgument(key), RedisArgument(field), RedisArgument(amount)], keys: .first,
            as: .number)
    }
}
