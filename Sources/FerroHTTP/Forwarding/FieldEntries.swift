/// The entries of a field with commas between, from the last one on.
///
/// Commas in quotes do not separate. The quotes are paired from the right, where the nearest proxy wrote: whatever a
/// client put in front, an open quote included, cannot swallow its entry.
struct FieldEntries: Sendable {
    private var rest: ArraySlice<UInt8>?

    init(_ value: String) { rest = value.isEmpty ? nil : Array(value.utf8)[...] }

    /// The last entry without the white space around it, empty where nothing is between two commas.
    mutating func popLast() -> ArraySlice<UInt8>? {
        guard let bytes = rest else { return nil }
        var isQuoted = false
        var index = bytes.endIndex
        while index > bytes.startIndex {
            let byte = bytes[index - 1]
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ","), !isQuoted { break }
            index -= 1
        }
        rest = index > bytes.startIndex ? bytes[..<(index - 1)] : nil
        return Self.trimmed(bytes[index...])
    }

    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }
}
