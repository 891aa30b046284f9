extension Cache {
    /// Adds to a counter and answers the sum; atomic in every store.
    ///
    /// A key that is not there counts as 0 and is given the lifetime; a counter that is there keeps its own. Keys with
    /// tags cannot be counters.
    ///
    /// - Throws: ``CacheError`` with `.counter` when the key has something else, or the sum does not fit.
    @discardableResult public func increment<Value: FixedWidthInteger>(
        _ key: CacheKey<Value>, by amount: Value = 1, for lifetime: Duration? = nil
    ) async throws -> Value {
        guard let amount = Int64(exactly: amount) else { throw Self.outOfRange }
        return try await add(amount, to: key, for: lifetime)
    }

    /// Subtracts from a counter and answers the difference; otherwise as `increment`.
    @discardableResult public func decrement<Value: FixedWidthInteger>(
        _ key: CacheKey<Value>, by amount: Value = 1, for lifetime: Duration? = nil
    ) async throws -> Value {
        guard let amount = Int64(exactly: amount), amount != .min else { throw Self.outOfRange }
        return try await add(-amount, to: key, for: lifetime)
    }

    private func add<Value: FixedWidthInteger>(
        _ amount: Int64, to key: CacheKey<Value>, for lifetime: Duration?
    ) async throws -> Value {
        let name = try core.fullName(key)
        guard key.tags.isEmpty else {
            throw CacheError(.counter, "A counter cannot have tags: count under a key without them.")
        }
        notes?.forget([name])
        let lifetime = try core.checked(lifetime ?? configuration.lifetime)
        let sum = try await core.writing(.thrown) {
            try await $0.increment(name, by: amount, lifetime: lifetime)
        }
        guard let sum, let value = Value(exactly: sum) else { throw Self.outOfRange }
        return value
    }

    private static var outOfRange: CacheError {
        CacheError(.counter, "The counter's number does not fit its type: use a key of Int64.")
    }
}
