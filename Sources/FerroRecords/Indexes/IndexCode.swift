/// How an index writes a value, so that the order of the bytes is the order of the values.
///
/// What is encoded is the text that the record's hash keeps, so that a script finds the same bytes from the hash alone;
/// ``lua`` is the same in the server's language. A code is never the beginning of another one, and no text stops it:
///
/// | the hash keeps | the index begins with |
/// |---|---|
/// | nothing: the value is nil | `0` |
/// | a whole number | `1`, a byte for sign and number of digits, the digits (each 9 minus itself below zero) |
/// | a floating-point number | `1`, its IEEE 754 bytes with the sign bit flipped (all bits below zero) |
/// | a text | `1`, its bytes with 255 after each 0, then 0 0 |
/// | what is none of these, and NaN | `2` |
enum IndexCode {
    /// What begins the code of a value that is nil.
    static let absent = UInt8(ascii: "0")
    /// What begins the code of a value.
    static let present = UInt8(ascii: "1")
    /// What begins the code of bytes that cannot be read.
    static let unreadable = UInt8(ascii: "2")

    /// The code of what the hash keeps; nil where it keeps nothing.
    static func of(_ stored: [UInt8]?, _ kind: RecordIndex.Kind) -> [UInt8] {
        guard let stored else { return [absent] }
        let code: [UInt8]? =
            switch kind {
            case .integer: whole(stored)
            case .double: floating(stored)
            case .text: escaped(stored) + [0, 0]
            }
        return code.map { [present] + $0 } ?? [unreadable]
    }

    /// The code's beginning that all texts share which begin so.
    static func prefix(_ text: String) -> [UInt8] { [present] + escaped(Array(text.utf8)) }

    private static let zero = UInt8(ascii: "0")
    private static let nine = UInt8(ascii: "9")
    /// What stands for sign and length: so much more or less than this.
    private static let middle: UInt8 = 0x60
    private static let mostDigits = 60

    private static func whole(_ text: [UInt8]) -> [UInt8]? {
        let isNegative = text.first == UInt8(ascii: "-")
        let written = isNegative ? text.dropFirst() : text[...]
        guard !written.isEmpty, written.allSatisfy({ zero...nine ~= $0 }) else { return nil }
        var digits = Array(written.drop { $0 == zero })
        guard digits.count <= mostDigits else { return nil }
        if digits.isEmpty { digits = [zero] }
        let length = UInt8(truncatingIfNeeded: digits.count)
        guard isNegative, digits != [zero] else { return [middle &+ length] + digits }
        return [middle &- length] + digits.map { zero &+ (nine &- $0) }
    }

    private static func floating(_ text: [UInt8]) -> [UInt8]? {
        guard let number = number(text), !number.isNaN else { return nil }
        let bits = (number == 0 ? 0 : number).bitPattern
        let sign: UInt64 = 1 << 63
        let ordered = bits & sign == 0 ? bits | sign : ~bits
        return (0..<8).reversed().map { UInt8(truncatingIfNeeded: ordered >> ($0 * 8)) }
    }

    private static func number(_ text: [UInt8]) -> Double? {
        if text == Array("inf".utf8) { return .infinity }
        if text == Array("-inf".utf8) { return -.infinity }
        let marks = Set("+-.eE".utf8)
        guard text.allSatisfy({ zero...nine ~= $0 || marks.contains($0) }) else { return nil }
        return Double(String(decoding: text, as: UTF8.self))
    }

    private static func escaped(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0) else { return text }
        return text.flatMap { $0 == 0 ? [0, 255] : [$0] }
    }
}
