import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a page begins or ends: the values of the order's columns in one row, and the direction to go on in.
///
/// It travels as JSON in base64url (RFC 4648, section 5). It is not secret and not signed: it holds values that the
/// client has seen, every one of them is bound, and it fits only a query with the same columns in the same order.
struct PageCursor: Codable, Equatable {
    /// The columns with their directions, `-created_at` for descending: a cursor of another query is refused by them.
    var columns: [String]
    var values: [Value]
    /// Whether it asks for the rows before instead of those after.
    var isBackward: Bool

    private enum CodingKeys: String, CodingKey {
        case columns = "c"
        case values = "v"
        case isBackward = "b"
    }

    /// A bound value as text with the letter of its kind before it.
    struct Value: Codable, Equatable {
        let sqlValue: SQLValue

        init(_ value: SQLValue) { sqlValue = value }

        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            guard let value = CursorText.value(of: text) else {
                throw SQLError(.decoding, "a cursor holds a value of no known kind")
            }
            sqlValue = value
        }

        func encode(to encoder: any Encoder) throws {
            guard let text = CursorText.text(of: sqlValue) else {
                throw SQLError(.decoding, "a page cannot be continued after a column of kind \(sqlValue.kind)")
            }
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
    }

    init(columns: [String], values: [SQLValue], isBackward: Bool) {
        self.columns = columns
        self.values = values.map(Value.init)
        self.isBackward = isBackward
    }

    /// Reads a cursor that a client sent; nil when it is none.
    init?(token: String) {
        // A few columns fit into far less; what is longer was not made here.
        guard token.utf8.count <= 8192 else { return nil }
        var text = String(token.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text), let cursor = try? JSONDecoder().decode(Self.self, from: data),
            cursor.columns.count == cursor.values.count
        else { return nil }
        self = cursor
    }

    func token() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = try encoder.encode(self).base64EncodedString()
        return String(text.filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }
}

/// Values of a cursor as text.
enum CursorText {
    static func text(of value: SQLValue) -> String? {
        switch value {
        case .null: "n"
        case .bool(let value): value ? "b1" : "b0"
        case .integer(let value): "i\(value)"
        // By its bits: a rounded number would skip or repeat a row.
        case .double(let value): "d\(value.bitPattern)"
        case .text(let value): "t\(value)"
        case .timestamp(let value): SQLTimestamp.text(of: value).map { "s\($0)" }
        case .date(let value): "y\(value)"
        case .time(let value): "h\(value)"
        case .uuid(let value): "u\(value.uuidString)"
        default: nil
        }
    }

    static func value(of text: String) -> SQLValue? {
        // By scalars: a text that begins with a combining mark makes one character with the letter before it.
        let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
        switch text.unicodeScalars.first {
        case "n": return rest.isEmpty ? .null : nil
        case "b": return ["1", "0"].contains(rest) ? .bool(rest == "1") : nil
        case "i": return Int64(rest).map(SQLValue.integer)
        // NaN is in no order, and SQLite refuses it.
        case "d": return UInt64(rest).map(Double.init(bitPattern:)).flatMap { $0.isNaN ? nil : .double($0) }
        // PostgreSQL has no text with NUL in it, so neither has a cursor.
        case "t": return rest.unicodeScalars.contains("\0") ? nil : .text(rest)
        case "s": return SQLTimestamp.date(from: rest).map(SQLValue.timestamp)
        case "y": return LocalDate(rest).map(SQLValue.date)
        case "h": return LocalTime(rest).map(SQLValue.time)
        case "u": return UUID(uuidString: rest).map(SQLValue.uuid)
        default: return nil
        }
    }
}
