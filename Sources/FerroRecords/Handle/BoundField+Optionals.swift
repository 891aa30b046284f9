extension BoundField where Value: ExpressibleByNilLiteral {
    /// Writes a value when there is none; returns the one there is afterwards.
    @discardableResult
    public func setIfNil<Wrapped: RecordScalar>(_ value: Wrapped) async throws -> Wrapped where Value == Wrapped? {
        try await run(field.setIfNil(value))
    }

    /// Removes the value, and returns the one there was.
    @discardableResult
    public func take<Wrapped: RecordScalar>() async throws -> Wrapped? where Value == Wrapped? {
        try await run(field.take())
    }

    /// Removes the value.
    public func clear<Wrapped>() async throws where Value == Wrapped? {
        try await run(field.clear())
    }
}
