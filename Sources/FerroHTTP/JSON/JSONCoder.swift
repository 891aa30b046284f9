public import NIOCore

/// Codable values as JSON text: bytes in and out, exact, with limits.
///
/// ```swift
/// var coder = JSONCoder()
/// coder.configuration.keys = .snakeCase
/// let bytes = try coder.encode(order)
/// let same = try coder.decode(Order.self, from: bytes)
/// ```
///
/// What it writes is RFC 8259 and deterministic: keys stand in the order in which the type encodes them, those of a
/// dictionary sorted by their bytes. Integers are exact to 64 bits, floating-point numbers the shortest text that reads
/// back as the same number. What it reads must be RFC 8259 without a byte order mark, in UTF-8, no key twice in one
/// object; names are compared byte for byte.
public struct JSONCoder: Sendable {
    /// The forms and the limits.
    public var configuration: JSONCoderConfiguration

    /// A coder with ISO 8601 dates unless told otherwise.
    public init(_ configuration: JSONCoderConfiguration = JSONCoderConfiguration()) {
        self.configuration = configuration
    }

    /// Encodes a value.
    ///
    /// Throws an `EncodingError` whose coding path names the value that cannot be written (NaN, an infinity, nothing at
    /// all, too deep) or the root when the text would be longer than the limit, and what the value's own code throws.
    public func encode<Value: Encodable>(_ value: Value) throws -> ByteBuffer {
        let writer = JSONWriter(configuration)
        defer { writer.release() }
        try writer.writeRoot(value)
        return writer.takeBuffer()
    }

    /// Decodes a value.
    ///
    /// Throws a `DecodingError`: `dataCorrupted` with a ``JSONFault`` as its underlying error for text that is not JSON
    /// or exceeds a limit, otherwise the one that says what does not fit, with its coding path; and what the type's own
    /// code throws.
    public func decode<Value: Decodable>(_ type: Value.Type, from buffer: ByteBuffer) throws -> Value {
        let tape: JSONTape
        do throws(JSONFault) {
            tape = try JSONTape(buffer, configuration)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "The text is not JSON: \(error).", underlyingError: error))
        }
        return try tape.decodeRoot(type)
    }
}
