#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How Swift values are written into and read from JSON columns.
///
/// Keys are sorted, so equal values give equal text; dates are written as ``SQLTimestamp`` writes them.
enum SQLJSON {
    /// The document of a value.
    ///
    /// A value that JSON cannot hold, such as a number that is not finite, becomes `.invalid`: the statement that binds
    /// it fails, and it can never be stored as something else.
    static func value(of value: some Encodable) -> SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            guard let text = SQLTimestamp.text(of: date) else {
                throw SQLError(.statement, "a date outside the years 0 to 9999 has no text")
            }
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
        guard let data = try? encoder.encode(value) else {
            return .invalid("a value of type \(type(of: value)) cannot be written as JSON")
        }
        return .json(String(decoding: data, as: UTF8.self))
    }

    /// Reads a document from `.json`, `.text` or `.bytes`.
    static func decode<Value: Decodable>(_ type: Value.Type, from value: SQLValue) throws(SQLError) -> Value {
        let data: Data
        switch value {
        case .json(let text), .text(let text): data = Data(text.utf8)
        case .bytes(let bytes): data = Data(bytes)
        default: throw value.mismatch(type)
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = SQLTimestamp.date(from: try container.decode(String.self)) else {
                throw SQLError(.decoding, "a date in the document is not one")
            }
            return date
        }
        do {
            return try decoder.decode(type, from: data)
        } catch {
            // The decoder's own error can quote the document, so only the path is taken from it.
            throw SQLError(.decoding, "the JSON document does not hold a \(type)\(Self.place(of: error))")
        }
    }

    private static func place(of error: any Error) -> String {
        let path: [any CodingKey]
        switch error {
        case DecodingError.keyNotFound(let key, let context): path = context.codingPath + [key]
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            path = context.codingPath
        default: path = []
        }
        let steps = path.map { $0.intValue == nil ? "a key" : "an element" }
        return steps.isEmpty ? "" : " (at depth \(steps.count))"
    }
}
