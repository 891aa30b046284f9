extension RedisRequest {
    /// Appends to a text or bytes and gives the length in bytes: `APPEND`.
    public static func append<V: RedisValue>(_ value: V, to key: RedisKey) -> Self where Value == Int {
        Self("APPEND", [RedisArgument(key), value.redisArgument], keys: .first, as: .count)
    }

    /// How many bytes a value has, 0 when it does not exist: `STRLEN`.
    public static func length(of key: RedisKey) -> Self where Value == Int {
        Self("STRLEN", [RedisArgument(key)], keys: .first, isReadOnly: true, as: .count)
    }

    /// The bytes from one position to another, both included; -1 is the last: `GETRANGE`.
    public static func getRange(
        _ key: RedisKey, from first: Int = 0, through last: Int = -1
    ) -> Self where Value == [UInt8] {
        Self(
            "GETRANGE", [RedisArgument(key), RedisArgument(first), RedisArgument(last)], keys: .first, isReadOnly: true,
            as: ReplyShape("bytes") { reply in reply.bytes })
    }

    /// Overwrites bytes from an offset on, filled up with zeros, and gives the length in bytes: `SETRANGE`.
    ///
    /// A large offset makes the server allot as much, up to its limit of 512 MB.
    public static func setRange<V: RedisValue>(
        _ key: RedisKey, at offset: Int, to value: V
    ) -> Self where Value == Int {
        var list = ArgumentList([RedisArgument(key)])
        list.append(count: offset, of: "SETRANGE")
        list.append(value.redisArgument)
        return Self("SETRANGE", list.arguments, keys: .first, special: list.special, as: .count)
    }

    /// One bit, counted from the highest of the first byte; false beyond the end: `GETBIT`.
    public static func getBit(_ key: RedisKey, at offset: Int) -> Self where Value == Bool {
        var list = ArgumentList([RedisArgument(key)])
        list.append(count: offset, of: "GETBIT")
        return Self(
            "GETBIT", list.arguments, keys: .first, isReadOnly: true, special: list.special, as: .flag)
    }

    /// Sets one bit and gives what it was: `SETBIT`. A large offset makes the server allot as much.
    public static func setBit(_ key: RedisKey, at offset: Int, to value: Bool) -> Self where Value == Bool {
        var list = ArgumentList([RedisArgument(key)])
        list.append(count: offset, of: "SETBIT")
        list.append(value.redisArgument)
        return Self("SETBIT", list.arguments, keys: .first, special: list.special, as: .flag)
    }

    /// How many bits are set between two bytes, both included; -1 is the last: `BITCOUNT`.
    public static func bitCount(
        _ key: RedisKey, from first: Int = 0, through last: Int = -1
    ) -> Self where Value == Int {
        Self(
            "BITCOUNT", [RedisArgument(key), RedisArgument(first), RedisArgument(last)], keys: .first, isReadOnly: true,
            as: .count)
    }

    /// Where the first bit of a value is, nil when there is none: `BITPOS`.
    public static func bitPosition(of bit: Bool, in key: RedisKey) -> Self where Value == Int? {
        Self(
            "BITPOS", [RedisArgument(key), bit.redisArgument], keys: .first, isReadOnly: true,
            as: ReplyShape("a position") { reply in
                reply.integer.flatMap { Int(exactly: $0) }.map { $0 < 0 ? Int?.none : $0 }
            })
    }
}
