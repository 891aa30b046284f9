public import HTTPTypes
public import NIOCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values as JSON bodies: moments are ISO 8601 in UTC with milliseconds.
///
/// ```swift
/// let input = try JSONBody.decode(CreateLink.self, from: try await request.body.collect())
/// let bytes = try JSONBody.encode(LinkView(link))
/// ```
public enum JSONBody {
    /// How many arrays and objects may be open at once.
    public static let depthLimit = 128

    /// Decodes a value.
    ///
    /// Text that is not JSON throws an ``Abort`` of status 400 whose message names the line and the column. JSON that
    /// does not fit the type throws the `DecodingError`, whose coding path names the field. The text is checked, and
    /// its nesting bounded, before a decoder sees it.
    public static func decode<Value: Decodable>(_ type: Value.Type, from buffer: ByteBuffer) throws -> Value {
        do throws(JSONSyntax.Fault) {
            try check(buffer)
        } catch {
            throw Abort(
                .badRequest,
                "The body is not valid JSON: \(error.reason) at line \(error.line), column \(error.column).",
                hint: "Send UTF-8 JSON and the header Content-Type: application/json.")
        }
        return try decoder.decode(type, from: Data(buffer.readableBytesView))
    }

    /// Encodes a value, its keys sorted so that the same value is the same text; slashes are not escaped.
    public static func encode(_ value: some Encodable) throws -> ByteBuffer {
        ByteBuffer(bytes: try encoder.encode(value))
    }

    private static func check(_ buffer: ByteBuffer) throws(JSONSyntax.Fault) {
        let result = buffer.withUnsafeReadableBytes { bytes in
            Result { () throws(JSONSyntax.Fault) in try JSONSyntax.check(bytes, depth: depthLimit) }
        }
        try result.get()
    }

    // Neither is changed after it is made, and both are documented to be usable from many threads then.
    private static let decoder: JSONDecoder = {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = ISO8601.parse(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "A date such as 2026-11-21T10:00:00Z was expected.")
            }
            return date
        }
        return decoder
    }()

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(ISO8601.format(date))
        }
        return encoder
    }()
}

extension Response {
    /// A value as JSON; throws what the encoder throws.
    public static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        json(bytes: try JSONBody.encode(value), status: status)
    }
}
