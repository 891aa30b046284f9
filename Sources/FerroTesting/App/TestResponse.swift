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
    /// The body as text.
    public var text: String {
        switch response.body {
        case .empty: ""
        case .buffer(let buffer): String(buffer: buffer)
        }
    }

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
        switch response.body {
        case .empty: try JSONBody.decode(type, from: ByteBuffer())
        case .buffer(let buffer): try JSONBody.decode(type, from: buffer)
        }
    }
}
