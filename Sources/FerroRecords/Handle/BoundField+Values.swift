extension BoundField {
    /// The value; of a nested struct or a collection all of it.
    @discardableResult
    public func get() async throws -> Value {
        try await run(field.get())
    }

    /// Writes another value in place of the one there is.
    public func set(_ value: Value) async throws {
        try await run(field.set(value))
    }
}

extension BoundField where Value: RecordScalar {
    /// Writes another value, and returns the one there was.
    @discardableResult
    public func exchange(_ value: Value) async throws -> Value {
        try await run(field.exchange(value))
    }

    /// Writes a value when the one there is has the bytes of another; false when it has not, and nothing is written.
    @discardableResult
    public func set(_ value: Value, ifEqualTo old: Value) async throws -> Bool {
        try await run(field.set(value, ifEqualTo: old))
    }
}
