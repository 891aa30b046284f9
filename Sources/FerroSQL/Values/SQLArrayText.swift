#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Arrays as the JSON texts that SQLite keeps.
///
/// Numbers, booleans and null are JSON's own, bytes an array of their numbers, everything else its text.
package enum SQLArrayText {
    /// The JSON text of elements; throws `.statement` for what it has no form for.
    package static func json(of elements: [SQLValue]) throws(SQLError) -> String {
        var text: [UInt8] = [UInt8(ascii: "[")]
        for (index, element) in elements.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            try append(element, to: &text)
        }
        text.append(UInt8(ascii: "]"))
        return String(decoding: text, as: UTF8.self)
    }

    /// The elements of a JSON array; throws `.decoding` when the text is not one of plain values.
    package static func elements(ofJSON text: String) throws(SQLError) -> [SQLValue] {
        do {
            return try JSONDecoder().decode([Element].self, from: Data(text.utf8)).map(\.value)
        } catch {
            throw SQLError(.decoding, "the text is not a JSON array of plain values")
        }
    }

    private static func append(_ value: SQLValue, to text: inout [UInt8]) throws(SQLError) {
        switch value {
        case .null: text += "null".utf8
        case .bool(let value): text += (value ? "true" : "false").utf8
        case .integer(let value): text += String(value).utf8
        case .double(let value):
            guard value.isFinite else { throw SQLError(.statement, "an array cannot keep NaN or infinity here") }
            text += "\(value)".utf8
        case .bytes(let value): text += "[\(value.map(String.init).joined(separator: ","))]".utf8
        case .text(let value), .json(let value): appendQuoted(value, to: &text)
        case .uuid(let value): appendQuoted(value.uuidString.lowercased(), to: &text)
        case .decimal(let value): appendQuoted(value.description, to: &text)
        case .date(let value): appendQuoted(value.description, to: &text)
        case .time(let value): appendQuoted(value.description, to: &text)
        case .interval(let value): appendQuoted(value.description, to: &text)
        case .timestamp(let value):
            guard let moment = SQLTimestamp.text(of: value) else {
                throw SQLError(.statement, "an array holds a date outside the years 0 to 9999, which has no text")
            }
            appendQuoted(moment, to: &text)
        case .array: throw SQLError(.statement, "an array of arrays cannot be bound: use a JSON column")
        case .invalid(let reason): throw SQLError(.statement, "an array holds no value: \(reason)")
        }
    }

    // The escapes that RFC 8259 section 7 demands.
    private static func appendQuoted(_ value: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 0..<16: text += "\\u000\(String(byte, radix: 16))".utf8
            case 16..<32: text += "\\u00\(String(byte, radix: 16))".utf8
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }

    private struct Element: Decodable {
        let value: SQLValue

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .null
            } else if let text = try? container.decode(String.self) {
                value = .text(text)
            } else if let number = try? container.decode(Int64.self) {
                value = .integer(number)
            } else if let number = try? container.decode(Double.self) {
                value = .double(number)
            } else if let flag = try? container.decode(Bool.self) {
                value = .bool(flag)
            } else {
                value = .bytes(try container.decode([UInt8].self))
            }
        }
    }
}
