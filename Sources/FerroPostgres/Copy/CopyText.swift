import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Rows in COPY's text format (manual, COPY, "Text Format").
enum CopyText {
    /// Appends a row: values with tabs between them and a line feed at the end.
    static func append(_ row: [SQLValue], to bytes: inout [UInt8]) throws(SQLError) {
        for (index, value) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            try append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func append(_ value: SQLValue, to bytes: inout [UInt8]) throws(SQLError) {
        switch value {
        case .null: bytes += "\\N".utf8
        case .bool(let value): bytes.append(UInt8(ascii: value ? "t" : "f"))
        case .integer(let value): bytes += String(value).utf8
        case .double(let value):
            bytes += (value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : value.isNaN ? "NaN" : "\(value)").utf8
        case .text(let value), .json(let value): try appendEscaped(value.utf8, to: &bytes)
        case .bytes(let value): appendHex(value, to: &bytes)
        case .decimal(let value): bytes += value.description.utf8
        case .uuid(let value): bytes += value.uuidString.utf8
        case .date(let value): bytes += value.description.utf8
        case .time(let value): bytes += value.description.utf8
        case .interval(let value): bytes += value.description.utf8
        case .timestamp(let value):
            guard let text = SQLTimestamp.text(of: value) else {
                throw SQLError(.statement, "a row to copy holds a date outside the years 0 to 9999")
            }
            bytes += text.utf8
        case .array(let elements): try appendEscaped(PostgresArrayLiteral.text(of: elements).utf8, to: &bytes)
        case .invalid(let reason): throw SQLError(.statement, "a row to copy holds no value: \(reason)")
        }
    }

    private static func appendEscaped(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) throws(SQLError) {
        for byte in text {
            switch byte {
            case 0: throw SQLError(.statement, "text with a NUL in it cannot be kept by PostgreSQL: remove it")
            case UInt8(ascii: "\\"): bytes += [byte, byte]
            case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case UInt8(ascii: "\r"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            default: bytes.append(byte)
            }
        }
    }

    private static func appendHex(_ value: [UInt8], to bytes: inout [UInt8]) {
        let digits: StaticString = "0123456789abcdef"
        bytes += "\\\\x".utf8
        digits.withUTF8Buffer { digits in
            for byte in value {
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            }
        }
    }
}
