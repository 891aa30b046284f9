import FerroRedis

extension RecordField where Value == String {
    /// Appends a text, and returns the whole.
    ///
    /// - Parameter limit: the most bytes it may have; ``RecordError/Code/encoding`` and no write beyond.
    public func append(_ text: String, limit: Int = 1 << 20) -> RecordOperation<String> {
        operation("append", .texts, [RedisArgument(limit), RedisArgument(text)], read: scalar())
    }

    /// Writes the text so many times in a row, and returns the whole; zero or fewer times make it empty.
    ///
    /// - Parameter limit: the most bytes it may have; ``RecordError/Code/encoding`` and no write beyond.
    public func `repeat`(_ times: Int, limit: Int = 1 << 20) -> RecordOperation<String> {
        operation("multiply", .texts, [RedisArgument(limit), RedisArgument(max(0, times))], read: scalar())
    }
}

extension RecordField where Value == [UInt8] {
    /// Appends bytes, and returns the whole.
    ///
    /// - Parameter limit: the most bytes there may be; ``RecordError/Code/encoding`` and no write beyond.
    public func append(_ bytes: [UInt8], limit: Int = 1 << 20) -> RecordOperation<[UInt8]> {
        operation("append", .texts, [RedisArgument(limit), RedisArgument(bytes)], read: scalar())
    }
}

extension RecordField where Value == Bool {
    /// Writes the opposite, and returns it.
    public func toggle() -> RecordOperation<Bool> { operation("toggle", .texts, read: scalar()) }
}
