extension RedisCommands {
    /// Appends to a text or bytes and gives the length in bytes: `APPEND`.
    @discardableResult
    nonisolated(nonsending) public func append<V: RedisValue>(
        _ value: V, to key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.append(value, to: key))
    }

    /// How many bytes a value has, 0 when it does not exist: `STRLEN`.
    nonisolated(nonsending) public func length(of key: RedisKey) async throws(RedisError) -> Int {
        try await run(.length(of: key))
    }

    /// The bytes from one position to another, both included; -1 is the last: `GETRANGE`.
    nonisolated(nonsending) public func getRange(
        _ key: RedisKey, from first: Int = 0, through last: Int = -1
    ) async throws(RedisError) -> [UInt8] {
        try await run(.getRange(key, from: first, through: last))
    }

    /// Overwrites bytes from an offset on, filled up with zeros, and gives the length in bytes: `SETRANGE`.
    ///
    /// A large offset makes the server allot as much, up to its limit of 512 MB.
    @discardableResult
    nonisolated(nonsending) public func setRange<V: RedisValue>(
        _ key: RedisKey, at offset: Int, to value: V
    ) async throws(RedisError) -> Int {
        try await run(.setRange(key, at: offset, to: value))
    }

    /// One bit, counted from the highest of the first byte; false beyond the end: `GETBIT`.
    nonisolated(nonsending) public func getBit(_ key: RedisKey, at offset: Int) async throws(RedisError) -> Bool {
        try await run(.getBit(key, at: offset))
    }

    /// Sets one bit and gives what it was: `SETBIT`. A large offset makes the server allot as much.
    @discardableResult
    nonisolated(nonsending) public func setBit(
        _ key: RedisKey, at offset: Int, to value: Bool
    ) async throws(RedisError) -> Bool {
        try await run(.setBit(key, at: offset, to: value))
    }

    /// How many bits are set between two bytes, both included; -1 is the last: `BITCOUNT`.
    nonisolated(nonsending) public func bitCount(
        _ key: RedisKey, from first: Int = 0, through last: Int = -1
    ) async throws(RedisError) -> Int {
        try await run(.bitCount(key, from: first, through: last))
    }

    /// Where the first bit of a value is, nil when there is none: `BITPOS`.
    nonisolated(nonsending) public func bitPosition(of bit: Bool, in key: RedisKey) async throws(RedisError) -> Int? {
        try await run(.bitPosition(of: bit, in: key))
    }
}
