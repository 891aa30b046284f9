/// The fields of a record as they came from Redis, from which its properties are read.
public struct RecordReader: Sendable {
    struct Entry: Sendable {
        let name: [UInt8]
        let value: [UInt8]
    }

    let id: String
    private(set) var scalars: [String: [UInt8]] = [:]
    private(set) var entries: [String: [Entry]] = [:]
    /// The paths of lenient fields that could not be read.
    package private(set) var failedFields: Set<String> = []
    private var skipsUnreadable = false

    /// Sorts names and values in turn: what stands before the first `:` is the path of a collection.
    package init(id: String, _ pairs: [[UInt8]]) {
        self.id = id
        var index = 0
        while index + 1 < pairs.count {
            add(pairs[index], pairs[index + 1])
            index += 2
        }
    }

    private mutating func add(_ name: [UInt8], _ value: [UInt8]) {
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else {
            scalars[String(decoding: name, as: UTF8.self)] = value
            return
        }
        let path = String(decoding: name[..<colon], as: UTF8.self)
        entries[path, default: []].append(Entry(name: Array(name[(colon + 1)...]), value: value))
    }

    /// The id in the record's key.
    public func id<ID: RecordID>(as type: ID.Type = ID.self) throws(RecordError) -> ID {
        guard let value = ID(recordID: id) else {
            throw RecordError(.decoding, "the id in the record's key cannot be read as \(ID.self)")
        }
        return value
    }

    /// The value of a field: its default when there is none.
    ///
    /// A lenient field that cannot be read is its default or empty, and named among the failed ones.
    public mutating func read<Value>(_ field: RecordField<Value>) throws(RecordError) -> Value {
        let outer = skipsUnreadable
        skipsUnreadable = outer || field.isLenient
        defer { skipsUnreadable = outer }
        do {
            if let value = try field.format.read(&self, field.path) { return value }
        } catch {
            guard field.isLenient, let value = field.fallback else { throw error }
            failedFields.insert(field.path)
            return value
        }
        if let value = field.fallback { return value }
        throw RecordError(
            .decoding, "the record has no field \(field.path); give the property a default or make it optional")
    }

    mutating func scalar<Value: RecordScalar>(_ bytes: [UInt8], _ path: String) throws(RecordError) -> Value {
        if let value = Value(recordBytes: bytes) { return value }
        throw RecordError(.decoding, "what is kept in \(path) cannot be read as \(Value.self)")
    }

    /// The value of one element; nil when it cannot be read and the field is lenient.
    mutating func element<Value: RecordScalar>(_ bytes: [UInt8], _ path: String) throws(RecordError) -> Value? {
        if let value = Value(recordBytes: bytes) { return value }
        guard skipsUnreadable else {
            throw RecordError(.decoding, "an element of \(path) cannot be read as \(Value.self)")
        }
        failedFields.insert(path)
        return nil
    }

    /// How many elements the collection says it has; nil when the record has no such collection.
    func count(_ path: String) throws(RecordError) -> Int? {
        guard let bytes = scalars[path + "#n"] else { return nil }
        guard let count = Int(recordBytes: bytes), count == entries[path, default: []].count else {
            throw RecordError(.decoding, "\(path) does not have as many elements as it says; something else wrote it")
        }
        return count
    }
}

extension RecordField {
    var fallback: Value? { defaultValue ?? format.empty }
}
