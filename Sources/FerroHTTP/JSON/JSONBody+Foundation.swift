public import HTTPTypes
public import NIOCore

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension JSONBody {
    /// Decodes a value by Foundation's decoder, for types that rely on a strategy of its own.
    ///
    /// The text is checked first, as for ``decode(_:from:by:)``; dates are what the decoder's strategy says.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from buffer: ByteBuffer, foundation decoder: JSONDecoder
    ) throws -> Value {
        _ = try tape(buffer, coder.configuration)
        return try decoder.decode(type, from: Data(buffer.readableBytesView))
    }

    /// Encodes a value by Foundation's encoder; dates are what its strategy says.
    public static func encode(_ value: some Encodable, foundation encoder: JSONEncoder) throws -> ByteBuffer {
        ByteBuffer(bytes: try encoder.encode(value))
    }
}

extension Response {
    /// A value as JSON by Foundation's encoder.
    ///
    /// ```swift
    /// let encoder = JSONEncoder()
    /// encoder.outputFormatting = .prettyPrinted
    /// return try .json(report, foundation: encoder)
    /// ```
    public static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, foundation encoder: JSONEncoder
    ) throws -> Response {
        json(bytes: try JSONBody.encode(value, foundation: encoder), status: status)
    }
}
