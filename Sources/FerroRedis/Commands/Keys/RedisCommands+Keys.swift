extension RedisCommands {
    /// Whether a key exists: `EXISTS`.
    nonisolated(nonsending) public func exists(_ key: RedisKey) async throws(RedisError) -> Bool {
        try await run(.exists(key))
    }

    /// How many of the keys exist, one that is named twice counted twice: `EXISTS`.
    nonisolated(nonsending) public func exists(_ keys: [RedisKey]) async throws(RedisError) -> Int {
        try await run(.exists(keys))
    }

    /// Deletes a key and says whether it existed: `DEL`. Freeing a large value holds up the server; see `unlink`.
    @discardableResult
    nonisolated(nonsending) public func delete(_ key: RedisKey) async throws(RedisError) -> Bool {
        try await run(.delete(key))
    }

    /// Deletes keys and says how many existed: `DEL`. No keys are none deleted, without a round trip.
    @discardableResult
    nonisolated(nonsending) public func delete(_ keys: [RedisKey]) async throws(RedisError) -> Int {
        try await run(.delete(keys))
    }

    /// Deletes a key at once, frees its value in the background, and says whether it existed: `UNLINK`.
    @discardableResult
    nonisolated(nonsending) public func unlink(_ key: RedisKey) async throws(RedisError) -> Bool {
        try await run(.unlink(key))
    }

    /// Deletes keys at once, frees their values in the background, and says how many existed: `UNLINK`.
    @discardableResult
    nonisolated(nonsending) public func unlink(_ keys: [RedisKey]) async throws(RedisError) -> Int {
        try await run(.unlink(keys))
    }

    /// Marks keys as used just now and says how many exist: `TOUCH`.
    nonisolated(nonsending) public func touch(_ keys: [RedisKey]) async throws(RedisError) -> Int {
        try await run(.touch(keys))
    }

    /// What kind of value a key holds, `string`, `list`, `hash`…; nil when it does not exist: `TYPE`.
    nonisolated(nonsending) public func type(of key: RedisKey) async throws(RedisError) -> String? {
        try await run(.type(of: key))
    }

    /// Renames a key, which replaces a value that the new name had; refused when the key does not exist: `RENAME`.
    nonisolated(nonsending) public func rename(_ key: RedisKey, to name: RedisKey) async throws(RedisError) {
        try await run(.rename(key, to: name))
    }

    /// Renames a key unless the new name exists, and says whether it did: `RENAMENX`.
    @discardableResult
    nonisolated(nonsending) public func renameIfAbsent(
        _ key: RedisKey, to name: RedisKey
    ) async throws(RedisError) -> Bool {
        try await run(.renameIfAbsent(key, to: name))
    }

    /// Copies a value and says whether it did: without `replacing` an existing target stays: `COPY`.
    @discardableResult
    nonisolated(nonsending) public func copy(
        _ key: RedisKey, to target: RedisKey, replacing: Bool = false
    ) async throws(RedisError) -> Bool {
        try await run(.copy(key, to: target, replacing: replacing))
    }

    /// Some key, nil when there is none; on a cluster one of any node: `RANDOMKEY`.
    nonisolated(nonsending) public func randomKey() async throws(RedisError) -> RedisKey? {
        try await run(.randomKey())
    }
}
