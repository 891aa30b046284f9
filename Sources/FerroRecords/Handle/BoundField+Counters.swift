extension BoundField where Value == RecordCounter {
    /// Counts up, or down with a negative number; ``RecordError/Code/arithmetic`` beyond 64 bits.
    @discardableResult
    public func increment(by number: Int64 = 1) async throws -> Int64 {
        try await run(field.increment(by: number))
    }

    /// Begins at a number again, and returns the count there was.
    @discardableResult
    public func reset(to number: Int64 = 0) async throws -> Int64 {
        try await run(field.reset(to: number))
    }
}
