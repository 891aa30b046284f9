extension BoundField where Value == String {
    /// Appends a text, and returns the whole.
    ///
    /// - Parameter limit: the most bytes it may have; ``RecordError/Code/encoding`` and no write beyond.
    @discardableResult
    public func append(_ text: String, limit: Int = 1 << 20) async throws -> String {
        try await run(field.append(text, limit: limit))
    }

    /// Writes the text so many times in a row, and returns the whole; zero or fewer times make it empty.
    ///
    /// - Parameter limit: the most bytes it may have; ``RecordError/Code/encoding`` and no write beyond.
    @discardableResult
    public func `repeat`(_ times: Int, limit: Int = 1 << 20) async throws -> String {
        try await run(field.`repeat`(times, limit: limit))
    }
}

extension BoundField where Value == [UInt8] {
    /// Appends bytes, and returns the whole.
    ///
    /// - Parameter limit: the most bytes there may be; ``RecordError/Code/encoding`` and no write beyond.
    @discardableResult
    public func append(_ bytes: [UInt8], limit: Int = 1 << 20) async throws -> [UInt8] {
        try await run(field.append(bytes, limit: limit))
    }
}

extension BoundField where Value == Bool {
    /// Writes the opposite, and returns it.
    @discardableResult
    public func toggle() async throws -> Bool {
        try await run(field.toggle())
    }
}
