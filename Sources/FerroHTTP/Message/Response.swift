public import HTTPTypes
public import NIOCore

/// What a handler answers.
///
/// ```swift
/// return .text("created", status: .created)
/// ```
///
/// The server adds `Content-Length`, `Date`, `Server` and `Connection`. A header value with a line break never
/// reaches the client: the whole response becomes a 500.
public struct Response: Sendable {
    /// The status; one below 200 is not a final answer and is sent as a 500.
    public var status: HTTPResponse.Status
    /// The header fields.
    public var headers: Headers
    /// The body.
    public var body: ResponseBody

    /// Puts a response together.
    public init(status: HTTPResponse.Status = .ok, headers: Headers = [:], body: ResponseBody = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Plain text in UTF-8.
    public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: Headers(.contentType, "text/plain; charset=utf-8"), body: .string(text))
    }

    /// A page in UTF-8; the caller has escaped what needs it.
    public static func html(_ page: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: Headers(.contentType, "text/html; charset=utf-8"), body: .string(page))
    }

    /// JSON that is encoded already.
    public static func json(bytes: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: Headers(.contentType, "application/json"), body: .buffer(bytes))
    }

    /// JSON that is encoded already.
    public static func json(bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        json(bytes: ByteBuffer(bytes: bytes), status: status)
    }

    /// Sends the client elsewhere; 303, so that the answer to a form is fetched by GET.
    ///
    /// Bytes that may not stand in a URI (spaces, control and non-ASCII characters) are percent-encoded.
    public static func redirect(to location: String, status: HTTPResponse.Status = .seeOther) -> Response {
        Response(status: status, headers: [.location: PercentEncoding.encodeURI(location)])
    }

    /// A status and nothing else.
    public static func empty(_ status: HTTPResponse.Status = .noContent) -> Response { Response(status: status) }
}
