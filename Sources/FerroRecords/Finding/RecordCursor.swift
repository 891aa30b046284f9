/// Where a page of records ended and the next one begins; a text that can be sent to a browser and back.
///
/// It holds the value of the field that the records were walked by and an id. A cursor of another search is refused or
/// begins somewhere in the middle; it never finds what the condition does not hold for.
public struct RecordCursor: RawRepresentable, Hashable, Sendable, Codable {
    /// Which of the plan's scans, and behind which entry of which index.
    let scan: Int
    let field: Int?
    let last: [UInt8]

    init(scan: Int, field: Int? = nil, last: [UInt8] = []) {
        self.scan = scan
        self.field = field
        self.last = last
    }

    /// Reads a cursor; nil for another text.
    public init?(rawValue text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let scan = Int(parts[0]), scan >= 0, let last = Self.bytes(parts[2]) else { return nil }
        let field = Int(parts[1])
        guard field.map({ $0 >= 0 }) ?? (parts[1].isEmpty && last.isEmpty) else { return nil }
        self.init(scan: scan, field: field, last: last)
    }

    /// Digits and dots.
    public var rawValue: String {
        let digits = last.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return "\(scan).\(field.map(String.init) ?? "").\(digits)"
    }

    private static func bytes(_ digits: Substring) -> [UInt8]? {
        let values = digits.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { index in
            UInt8(truncatingIfNeeded: (values[index] ?? 0) << 4 | (values[index + 1] ?? 0))
        }
    }
}
