/// How a field's value is kept in the hash.
///
/// | value | fields |
/// |---|---|
/// | a scalar at `score` | `score` |
/// | a nested struct at `address` | those of its properties, `address.street`; when optional also `address#p` |
/// | a list at `tags` | `tags#n` the count, `tags#h` the index of the first, `tags:` and the index for each element |
/// | a dictionary at `inventory` | `inventory#n`, `inventory:` and the bytes of the key for each entry |
/// | a set at `seen` | `seen#n`, `seen:` and the bytes of the member, without value, for each member |
/// | a sorted set at `board` | `board#n`, `board:` and the bytes of the member, its score the value, for each member |
///
/// Paths have no `:`, so that what follows the first `:` of a name is taken whole, whatever bytes it has. `@v` is the
/// record's version.
struct RecordFormat<Value: Sendable>: Sendable {
    /// Whether the value is spread over several fields.
    let isComposite: Bool
    /// The value of a field that is missing; nil when there is none.
    let empty: Value?
    /// Reads the value at a path; nil when there is nothing.
    let read: @Sendable (inout RecordReader, String) throws(RecordError) -> Value?
    /// Writes the value at a path.
    let write: @Sendable (Value, String, inout RecordWriter) throws(RecordError) -> Void
}

extension RecordFormat {
    /// The same for a value that may be missing.
    static func optional<Wrapped>(_ format: RecordFormat<Wrapped>) -> Self where Value == Wrapped? {
        RecordFormat(isComposite: false, empty: .some(nil)) { reader, path throws(RecordError) in
            guard let value = try format.read(&reader, path) else { return nil }
            return .some(value)
        } write: { value, path, writer throws(RecordError) in
            if let value { try format.write(value, path, &writer) }
        }
    }
}

extension RecordFormat where Value: RecordScalar {
    static var scalar: Self {
        RecordFormat(isComposite: false, empty: nil) { reader, path throws(RecordError) in
            guard let bytes = reader.scalars[path] else { return nil }
            return try reader.scalar(bytes, path)
        } write: { value, path, writer throws(RecordError) in
            writer.put(path, try value.checkedBytes(path))
        }
    }
}

extension RecordFormat where Value: RecordFields {
    static var nested: Self {
        RecordFormat(isComposite: true, empty: nil) { reader, path throws(RecordError) in
            try Value(reading: &reader, Value.Fields(at: RecordPath(below: path)))
        } write: { value, path, writer throws(RecordError) in
            try value.write(to: &writer, Value.Fields(at: RecordPath(below: path)))
        }
    }
}

extension RecordFormat {
    static func optionalNested<Wrapped: RecordFields>() -> Self where Value == Wrapped? {
        RecordFormat(isComposite: true, empty: .some(nil)) { reader, path throws(RecordError) in
            guard reader.scalars[path + "#p"] != nil else { return nil }
            return .some(try Wrapped(reading: &reader, Wrapped.Fields(at: RecordPath(below: path))))
        } write: { value, path, writer throws(RecordError) in
            guard let value else { return }
            writer.put(path + "#p", [UInt8(ascii: "1")])
            try value.write(to: &writer, Wrapped.Fields(at: RecordPath(below: path)))
        }
    }
}
