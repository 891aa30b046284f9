extension RedisRequest {
    /// The value of a key, nil when there is none: `GET`.
    public static func get<V: RedisValue>(_ key: RedisKey, as type: V.Type = V.self) -> Self where Value == V? {
        Self("GET", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .optional(V.self))
    }
    /// Adds to a whole number, which counts from 0, and gives the sum: `INCRBY`.
    public static func increment(_ key: RedisKey, by amount: Int64 = 1) -> Self where Value == Int64 {
        Self("INCRBY", [RedisArgument(key), RedisArgument(amount)], keys: .first, as: .integer)
    }
}
