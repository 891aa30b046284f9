extension RedisCommands {
    /// The value of a key, nil when it does not exist: `GET`.
    nonisolated(nonsending) public func get<V: RedisValue>(
        _ key: RedisKey, as type: V.Type = V.self
    ) async throws(RedisError) -> V? {
        try await run(.get(key, as: type))
    }

    /// The values of keys in their order, nil for each that does not exist: `MGET`. No keys need no round trip.
    nonisolated(nonsending) public func get<V: RedisValue>(
        _ keys: [RedisKey], as type: V.Type = V.self
    ) async throws(RedisError) -> [V?] {
        try await run(.get(keys, as: type))
    }

    /// Keeps a value, which replaces one of any kind: `SET`.
    nonisolated(nonsending) public func set<V: RedisValue>(
        _ key: RedisKey, to value: V, expires: RedisExpiry = .never
    ) async throws(RedisError) {
        try await run(.set(key, to: value, expires: expires))
    }

    /// Keeps a value when the key does not exist, or only when it does, and says whether it did: `SET NX`, `SET XX`.
    @discardableResult
    nonisolated(nonsending) public func set<V: RedisValue>(
        _ key: RedisKey, to value: V, when condition: RedisCondition, expires: RedisExpiry = .never
    ) async throws(RedisError) -> Bool {
        try await run(.set(key, to: value, when: condition, expires: expires))
    }

    /// Keeps a value and gives the one that was there, nil when there was none: `SET … GET`.
    @discardableResult
    nonisolated(nonsending) public func exchange<V: RedisValue>(
        _ key: RedisKey, with value: V, expires: RedisExpiry = .never
    ) async throws(RedisError) -> V? {
        try await run(.exchange(key, with: value, expires: expires))
    }

    /// Keeps one value for each key, all at once: `MSET`. None needs no round trip.
    nonisolated(nonsending) public func set<V: RedisValue>(_ values: [RedisKey: V]) async throws(RedisError) {
        try await run(.set(values))
    }

    /// Keeps one value for each key when none of them exists, and says whether it did: `MSETNX`.
    @discardableResult
    nonisolated(nonsending) public func setIfAllAbsent<V: RedisValue>(
        _ values: [RedisKey: V]
    ) async throws(RedisError) -> Bool {
        try await run(.setIfAllAbsent(values))
    }

    /// The value of a key, which is deleted: `GETDEL`.
    nonisolated(nonsending) public func getDelete<V: RedisValue>(
        _ key: RedisKey, as type: V.Type = V.self
    ) async throws(RedisError) -> V? {
        try await run(.getDelete(key, as: type))
    }

    /// The value of a key, which gets a time to live or loses its own: `GETEX`.
    nonisolated(nonsending) public func getExpire<V: RedisValue>(
        _ key: RedisKey, expires: RedisExpiry, as type: V.Type = V.self
    ) async throws(RedisError) -> V? {
        try await run(.getExpire(key, expires: expires, as: type))
    }
}
