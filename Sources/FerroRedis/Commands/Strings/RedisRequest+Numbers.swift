extension RedisRequest {
    /// Adds to a whole number that counts from 0 and gives the sum: `INCRBY`.
    ///
    /// Refused when the value is not a whole number of 64 bits or the sum would not be; the value stays then.
    public static func increment(_ key: RedisKey, by amount: Int64 = 1) -> Self where Value == Int64 {
        Self("INCRBY", [RedisArgument(key), RedisArgument(amount)], keys: .first, as: .integer)
    }

    /// Subtracts from a whole number that counts from 0 and gives the difference: `DECRBY`.
    public static func decrement(_ key: RedisKey, by amount: Int64 = 1) -> Self where Value == Int64 {
        Self("DECRBY", [RedisArgument(key), RedisArgument(amount)], keys: .first, as: .integer)
    }

    /// Adds to a floating-point number that counts from 0 and gives the sum: `INCRBYFLOAT`.
    ///
    /// The server adds with 17 digits after the point, so the sum may differ from Swift's in the last place.
    public static func incrementFloat(_ key: RedisKey, by amount: Double) -> Self where Value == Double {
        Self("INCRBYFLOAT", [RedisArgument(key), RedisArgument(amount)], keys: .first, as: .number)
    }
}
