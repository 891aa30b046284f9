import HTTPTypes

/// The fields of a received head as bytes in one piece; strings are made of those that are read.
///
/// An entry is the number of its name, the count of the name's bytes (none for a name of the table), the count of the
/// value's bytes, then both. A head so costs one allocation, whatever it holds, and keeps no buffer of the socket.
struct ReceivedFields: Sendable {
    private var bytes: [UInt8] = []
    /// A bit for the number of each name that came, to tell at a glance that one did not.
    private var numbers: UInt64 = 0
    private(set) var count = 0

    private static let prefix = 9

    /// Makes room for the fields of a head of that many bytes.
    mutating func reserve(_ headBytes: Int) {
        // A line's colon, space and end are not kept, so an entry is at most 5 bytes longer than its line.
        bytes.reserveCapacity(min(headBytes + headBytes / 4 + 64, 4096))
    }

    /// Adds a field; the name is a token, whose number is known.
    mutating func append(_ name: UnsafeRawBufferPointer, _ number: UInt8, _ value: UnsafeRawBufferPointer) {
        let hasName = number == FieldNameTable.unknown
        bytes.append(number)
        append(UInt32(truncatingIfNeeded: hasName ? name.count : 0))
        append(UInt32(truncatingIfNeeded: value.count))
        if hasName { bytes.append(contentsOf: name) }
        bytes.append(contentsOf: value)
        count += 1
        numbers |= Self.bit(number)
    }

    /// Two numbers may share a bit.
    private static func bit(_ number: UInt8) -> UInt64 { 1 << UInt64(number & 63) }

    /// Whether a field with a name of that number may be there.
    func mayHold(_ number: UInt8) -> Bool { numbers & Self.bit(number) != 0 }

    private mutating func append(_ number: UInt32) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

extension ReceivedFields {
    /// Where a field is.
    struct Entry {
        let number: UInt8
        let name: Range<Int>
        let value: Range<Int>
    }

    /// The field that begins at an offset; nil at the end.
    func entry(at offset: Int) -> Entry? {
        guard offset >= 0, offset + Self.prefix <= bytes.count else { return nil }
        let name = offset + Self.prefix
        let value = name + integer(at: offset + 1)
        let end = value + integer(at: offset + 5)
        guard end <= bytes.count else { return nil }
        return Entry(number: bytes[offset], name: name..<value, value: value..<end)
    }

    /// The first field of a name from an offset on.
    func first(_ name: FieldNameKey, from offset: Int = 0) -> Entry? {
        guard mayHold(name.number) else { return nil }
        var offset = offset
        while let entry = entry(at: offset) {
            if matches(entry, name) { return entry }
            offset = entry.value.upperBound
        }
        return nil
    }

    /// The text of a field's value.
    func value(_ entry: Entry) -> String { String(decoding: bytes[entry.value], as: UTF8.self) }

    /// The name of a field.
    func name(_ entry: Entry) -> HTTPField.Name {
        // What is not in the table was checked to be a token when it came; the fallback only spares a trap.
        FieldNameTable.standard.name(entry.number)
            ?? HTTPField.Name(String(decoding: bytes[entry.name], as: UTF8.self)) ?? .via
    }

    private func matches(_ entry: Entry, _ name: FieldNameKey) -> Bool {
        guard entry.number == name.number else { return false }
        guard entry.number == FieldNameTable.unknown else { return true }
        guard entry.name.count == name.lowercased.utf8.count else { return false }
        return zip(bytes[entry.name], name.lowercased.utf8).allSatisfy { byte, wanted in
            (0x41...0x5A).contains(byte) ? byte | 0x20 == wanted : byte == wanted
        }
    }

    private func integer(at offset: Int) -> Int {
        Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16 | Int(bytes[offset + 3]) << 24
    }
}

/// A name to look for among received fields.
struct FieldNameKey {
    let number: UInt8
    let lowercased: String

    init(_ name: HTTPField.Name) {
        number = FieldNameTable.standard.number(of: name)
        lowercased = name.canonicalName
    }
}
