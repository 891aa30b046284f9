public import HTTPTypes
public import NIOCore

/// Values as JSON bodies: moments are ISO 8601 in UTC with milliseconds.
///
/// ```swift
/// let input = try JSONBody.decode(CreateLink.self, from: try await request.body.collect())
/// let bytes = try JSONBody.encode(LinkView(link))
/// ```
public enum JSONBody {
    /// How many arrays and objects may be open at once.
    public static let depthLimit = 128

    /// The coder of bodies: that of ``JSONCoder/init(_:)`` without a configuration.
    public static let coder = JSONCoder()

    /// Decodes a value.
    ///
    /// Text that is not JSON, or has a key twice in one object, throws an ``Abort`` of status 400 whose message names
    /// the line and the column. JSON that does not fit the type throws the `DecodingError`, whose coding path names the
    /// field. The text is checked, and its nesting bounded, before a type sees it.
    ///
    /// - Parameter coder: Reads other forms of dates or keys when it is another one than ``coder``.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from buffer: ByteBuffer, by coder: JSONCoder = JSONBody.coder
    ) throws -> Value {
        try tape(buffer, coder.configuration).decodeRoot(type)
    }

    /// Encodes a value, its keys in the order of its type and those of dictionaries sorted; slashes are not escaped.
    ///
    /// - Parameter coder: Writes other forms of dates or keys when it is another one than ``coder``.
    public static func encode(_ value: some Encodable, by coder: JSONCoder = JSONBody.coder) throws -> ByteBuffer {
        try coder.encode(value)
    }

    /// Checks a text, or throws the `Abort` that names the place.
    static func tape(_ buffer: ByteBuffer, _ configuration: JSONCoderConfiguration) throws -> JSONTape {
        do throws(JSONFault) {
            return try JSONTape(buffer, configuration)
        } catch {
            throw Abort(
                .badRequest, "The body is not valid JSON: \(error).",
                hint: "Send UTF-8 JSON and the header Content-Type: application/json.")
        }
    }
}

extension Response {
    /// A value as JSON; throws what the encoder throws.
    ///
    /// - Parameter coder: Writes other forms of dates or keys when it is another one than ``JSONBody/coder``.
    public static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, by coder: JSONCoder = JSONBody.coder
    ) throws -> Response {
        json(bytes: try coder.encode(value), status: status)
    }
}
