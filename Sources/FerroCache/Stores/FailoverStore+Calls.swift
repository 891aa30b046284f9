extension FailoverStore {
    /// The entries of keys, in their order.
    public func get(_ keys: [String]) async throws -> [CacheEntry?] {
        try await perform(nil) { try await $0.get(keys) }
    }

    /// Keeps entries and replaces what was there.
    public func put(_ writes: [CacheWrite]) async throws {
        try await perform(Journal(keys: Set(writes.map(\.key)))) { try await $0.put(writes) }
    }

    /// Keeps an entry unless the key has one.
    public func add(_ write: CacheWrite) async throws -> Bool {
        try await perform(Journal(keys: [write.key])) { try await $0.add(write) }
    }

    /// Removes a key and answers what it had.
    public func pull(_ key: String) async throws -> CacheEntry? {
        try await perform(Journal(keys: [key])) { try await $0.pull(key) }
    }

    /// Removes keys; answers how many there were.
    public func forget(_ keys: [String]) async throws -> Int {
        try await perform(Journal(keys: Set(keys))) { try await $0.forget(keys) }
    }

    /// Adds to the whole number of a key.
    public func increment(_ key: String, by amount: Int64, lifetime: Duration?) async throws -> Int64 {
        try await perform(Journal(keys: [key])) { try await $0.increment(key, by: amount, lifetime: lifetime) }
    }

    /// Gives a key a new time to live.
    public func touch(_ key: String, lifetime: Duration?) async throws -> Bool {
        try await perform(Journal(keys: [key])) { try await $0.touch(key, lifetime: lifetime) }
    }

    /// Removes every key that begins with a prefix.
    public func clear(prefix: String) async throws {
        try await perform(Journal(prefixes: [prefix])) { try await $0.clear(prefix: prefix) }
    }
}
