import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the text forms of PostgreSQL's types, for results that were not asked for in binary.
///
/// What has no Swift type stays text, as does what a setting of the session writes in a form of its own (a date style
/// other than ISO, an interval style other than iso_8601).
enum PostgresTextReader {
    /// The value of a text; throws `.decoding` for a number or a bytea that is not one.
    static func value(oid: UInt32, text: String) throws(SQLError) -> SQLValue {
        switch oid {
        case PostgresType.bool: return .bool(text == "t")
        case PostgresType.int2, PostgresType.int4, PostgresType.int8, PostgresType.oid:
            return try checked(oid, Int64(text).map(SQLValue.integer))
        case PostgresType.float4, PostgresType.float8: return try checked(oid, Double(text).map(SQLValue.double))
        case PostgresType.numeric: return try checked(oid, SQLDecimal(text).map(SQLValue.decimal))
        case PostgresType.bytea: return try checked(oid, bytes(text).map(SQLValue.bytes))
        case PostgresType.uuid: return try checked(oid, UUID(uuidString: text).map(SQLValue.uuid))
        case PostgresType.json, PostgresType.jsonb: return .json(text)
        case PostgresType.timestamp, PostgresType.timestamptz:
            return SQLTimestamp.date(from: text).map(SQLValue.timestamp) ?? .text(text)
        case PostgresType.date: return LocalDate(text).map(SQLValue.date) ?? .text(text)
        case PostgresType.time: return LocalTime(text).map(SQLValue.time) ?? .text(text)
        case PostgresType.interval: return SQLInterval(text).map(SQLValue.interval) ?? .text(text)
        case PostgresType.void: return .null
        default: return try array(oid, text) ?? .text(text)
        }
    }

    private static func array(_ oid: UInt32, _ text: String) throws(SQLError) -> SQLValue? {
        guard let element = PostgresType.element(ofArray: oid) else { return nil }
        var reader = PostgresArrayReader(text)
        guard let texts = reader.read() else { return nil }
        var values: [SQLValue] = []
        values.reserveCapacity(texts.count)
        for text in texts {
            if let text { values.append(try value(oid: element, text: text)) } else { values.append(.null) }
        }
        return .array(values)
    }

    // Only the hex form: `bytea_output = escape` is refused rather than guessed at.
    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.dropFirst(2)
        guard text.hasPrefix("\\x"), digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue.map(UInt8.init) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    private static func checked(_ oid: UInt32, _ value: SQLValue?) throws(SQLError) -> SQLValue {
        guard let value else {
            throw SQLError(.decoding, "a text is not a value of the type with OID \(oid): cast the column to text")
        }
        return value
    }
}
