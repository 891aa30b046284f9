extension RedisCommands {
    /// Sets one field of a hash and says whether it is new: `HSET`.
    @discardableResult
    nonisolated(nonsending) public func setField<V: RedisValue>(
        _ field: String, of key: RedisKey, to value: V
    ) async throws(RedisError) -> Bool {
        try await run(.setField(field, of: key, to: value))
    }

    /// Sets some fields of a hash and says how many are new: `HSET`. None need no round trip.
    @discardableResult
    nonisolated(nonsending) public func setFields<V: RedisValue>(
        _ fields: [String: V], of key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.setFields(fields, of: key))
    }

    /// Sets one field of a hash unless it exists, and says whether it did: `HSETNX`.
    @discardableResult
    nonisolated(nonsending) public func setFieldIfAbsent<V: RedisValue>(
        _ field: String, of key: RedisKey, to value: V
    ) async throws(RedisError) -> Bool {
        try await run(.setFieldIfAbsent(field, of: key, to: value))
    }

    /// Deletes some fields of a hash and says how many existed: `HDEL`. The hash goes with its last field.
    @discardableResult
    nonisolated(nonsending) public func deleteFields(
        _ fields: [String], of key: RedisKey
    ) async throws(RedisError) -> Int {
        try await run(.deleteFields(fields, of: key))
    }

    /// Adds to a whole number in a field that counts from 0 and gives the sum: `HINCRBY`.
    @discardableResult
    nonisolated(nonsending) public func incrementField(
        _ field: String, of key: RedisKey, by amount: Int64 = 1
    ) async throws(RedisError) -> Int64 {
        try await run(.incrementField(field, of: key, by: amount))
    }

    /// Adds to a floating-point number in a field that counts from 0 and gives the sum: `HINCRBYFLOAT`.
    @discardableResult
    nonisolated(nonsending) public func incrementFieldFloat(
        _ field: String, of key: RedisKey, by amount: Double
    ) async throws(RedisError) -> Double {
        try await run(.incrementFieldFloat(field, of: key, by: amount))
    }
}
