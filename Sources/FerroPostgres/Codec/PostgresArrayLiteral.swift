import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Arrays as PostgreSQL's text form writes them (`array_in` and `array_out` in `src/backend/utils/adt/arrayfuncs.c`).
enum PostgresArrayLiteral {
    /// The literal of elements, such as `{1,NULL,"a \"b\""}`.
    static func text(of elements: [SQLValue]) throws(SQLError) -> String {
        var text: [UInt8] = [UInt8(ascii: "{")]
        for (index, element) in elements.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            try append(element, to: &text)
        }
        text.append(UInt8(ascii: "}"))
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ value: SQLValue, to text: inout [UInt8]) throws(SQLError) {
        switch value {
        case .null: text += "NULL".utf8
        case .bool(let value): text.append(UInt8(ascii: value ? "t" : "f"))
        case .integer(let value): text += String(value).utf8
        case .double(let value): text += (value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)").utf8
        case .text(let value), .json(let value): appendQuoted(value.utf8, to: &text)
        case .bytes(let value): appendHex(value, to: &text)
        case .decimal(let value): text += value.description.utf8
        case .uuid(let value): text += value.uuidString.utf8
        case .date(let value): text += value.description.utf8
        case .time(let value): text += value.description.utf8
        case .interval(let value): text += value.description.utf8
        case .timestamp(let value):
            guard let moment = SQLTimestamp.text(of: value) else {
                throw SQLError(.statement, "an array holds a date outside the years 0 to 9999: bind it alone")
            }
            text += moment.utf8
        case .array: throw SQLError(.statement, "an array of arrays cannot be bound: use a JSON column")
        case .invalid(let reason): throw SQLError(.statement, "an array holds no value: \(reason)")
        }
    }

    private static func appendQuoted(_ bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in bytes {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
            text.append(byte)
        }
        text.append(UInt8(ascii: "\""))
    }

    private static func appendHex(_ bytes: [UInt8], to text: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        var hex = Array("\\x".utf8)
        hex.reserveCapacity(bytes.count * 2 + 2)
        for byte in bytes {
            hex.append(digits[Int(byte >> 4)])
            hex.append(digits[Int(byte & 15)])
        }
        appendQuoted(hex, to: &text)
    }
}
