extension RedisCommands {
    /// One field of a hash, nil when there is none: `HGET`.
    nonisolated(nonsending) public func field<V: RedisValue>(
        _ field: String, of key: RedisKey, as type: V.Type = V.self
    ) async throws(RedisError) -> V? {
        try await run(.field(field, of: key, as: type))
    }

    /// Some fields of a hash in their order, nil for each that does not exist: `HMGET`. None need no round trip.
    nonisolated(nonsending) public func fields<V: RedisValue>(
        _ fields: [String], of key: RedisKey, as type: V.Type = V.self
    ) async throws(RedisError) -> [V?] {
        try await run(.fields(fields, of: key, as: type))
    }

    /// All fields of a hash, none when it does not exist: `HGETALL`. For large hashes see `scanFields`.
    nonisolated(nonsending) public func fields<V: RedisValue>(
        of key: RedisKey, as type: V.Type = V.self
    ) async throws(RedisError) -> [String: V] {
        try await run(.fields(of: key, as: type))
    }

    /// The names of all fields of a hash: `HKEYS`.
    nonisolated(nonsending) public func fieldNames(of key: RedisKey) async throws(RedisError) -> [String] {
        try await run(.fieldNames(of: key))
    }

    /// The values of all fields of a hash: `HVALS`.
    nonisolated(nonsending) public func fieldValues<V: RedisValue>(
        of key: RedisKey, as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.fieldValues(of: key, as: type))
    }

    /// How many fields a hash has: `HLEN`.
    nonisolated(nonsending) public func fieldCount(of key: RedisKey) async throws(RedisError) -> Int {
        try await run(.fieldCount(of: key))
    }

    /// Whether a hash has a field: `HEXISTS`.
    nonisolated(nonsending) public func hasField(_ field: String, in key: RedisKey) async throws(RedisError) -> Bool {
        try await run(.hasField(field, in: key))
    }

    /// How many bytes a field has, 0 when there is none: `HSTRLEN`.
    nonisolated(nonsending) public func fieldLength(_ field: String, of key: RedisKey) async throws(RedisError) -> Int {
        try await run(.fieldLength(field, of: key))
    }

    /// Some names of fields, no more than asked for and none twice: `HRANDFIELD`.
    nonisolated(nonsending) public func randomFields(
        of key: RedisKey, count: Int = 1
    ) async throws(RedisError) -> [String] {
        try await run(.randomFields(of: key, count: count))
    }
}
