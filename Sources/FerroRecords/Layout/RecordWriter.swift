/// Collects the fields of a record as they go to Redis.
public struct RecordWriter: Sendable {
    /// Names and values in turn.
    package private(set) var pairs: [[UInt8]] = []
    /// Names whose value on the server, if there is one, is left as it is.
    package private(set) var kept: [[UInt8]] = []

    package init() {}

    /// Writes the value of a field.
    public mutating func write<Value>(_ value: Value, _ field: RecordField<Value>) throws(RecordError) {
        try field.format.write(value, field.path, &self)
    }

    mutating func put(_ name: String, _ value: [UInt8]) {
        pairs.append(Array(name.utf8))
        pairs.append(value)
    }

    mutating func put(_ path: String, entry: [UInt8], _ value: [UInt8]) {
        pairs.append(RecordWriter.name(path, entry: entry))
        pairs.append(value)
    }

    mutating func keep(_ name: String) { kept.append(Array(name.utf8)) }

    static func name(_ path: String, entry: [UInt8]) -> [UInt8] {
        var name = Array(path.utf8)
        name.append(UInt8(ascii: ":"))
        name.append(contentsOf: entry)
        return name
    }
}

extension RecordScalar {
    /// The bytes, checked to be a value: a JSON text may not exist.
    func checkedBytes(_ path: String) throws(RecordError) -> [UInt8] {
        let bytes = recordBytes
        if bytes.isEmpty, Self(recordBytes: []) == nil {
            throw RecordError(.encoding, "a value of \(path) cannot be written; JSON has no infinite numbers")
        }
        return bytes
    }
}
