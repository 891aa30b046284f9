public import Ferro
internal import NIOCore
public import Testing

/// What an app answered, with expectations that name the request when they fail.
public struct TestResponse: Sendable {
    /// What was asked.
    public let request: Request
    /// What was answered.
    public let response: Response

    /// The status.
    public var status: HTTPResponse.Status { response.status }
    /// The headers.
    public var headers: Headers { response.headers }
    /// The body as text; a streamed one was read to its end.
    public var text: String { String(buffer: response.body.buffer ?? ByteBuffer()) }

    /// Records an issue unless the status is the expected one.
    @discardableResult public func expect(
        _ status: HTTPResponse.Status, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) -> TestResponse {
        #expect(
            response.status == status, "\(request.method.rawValue) \(request.path) answered \(text.prefix(500))",
            sourceLocation: sourceLocation)
        return self
    }

    /// Decodes the body.
    public func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONBody.decode(type, from: response.body.buffer ?? ByteBuffer())
    }
}
