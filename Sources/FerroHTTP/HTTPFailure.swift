public import FerroSupport
public import HTTPTypes

/// A message on the wire that is refused, with the status that says so.
public struct HTTPFailure: FerroError, HTTPError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The request line is not `method SP target SP version`.
        public static let requestLine = Code(rawValue: "http.request_line")
        /// The method is too long, or is CONNECT.
        public static let method = Code(rawValue: "http.method")
        /// The request target has a form or a byte that is not allowed.
        public static let target = Code(rawValue: "http.target")
        /// The request target is longer than allowed.
        public static let targetTooLong = Code(rawValue: "http.target_too_long")
        /// The version is not 1.0 or 1.1.
        public static let version = Code(rawValue: "http.version")
        /// A header line breaks the grammar.
        public static let header = Code(rawValue: "http.header")
        /// The header fields are too many or too long.
        public static let headersTooLarge = Code(rawValue: "http.headers_too_large")
        /// `Host` is missing, repeated or not a host.
        public static let host = Code(rawValue: "http.host")
        /// `Content-Length` and `Transfer-Encoding` do not say one length.
        public static let framing = Code(rawValue: "http.framing")
        /// A chunk of the body breaks the grammar.
        public static let chunk = Code(rawValue: "http.chunk")
        /// The body is longer than allowed.
        public static let bodyTooLarge = Code(rawValue: "http.body_too_large")
        /// `Expect` asks for something other than `100-continue`.
        public static let expectation = Code(rawValue: "http.expectation")
        /// The request did not arrive in time.
        public static let timeout = Code(rawValue: "http.timeout")
        /// The client closed the connection in the middle of a message.
        public static let truncated = Code(rawValue: "http.truncated")
        /// The program took the chunks of a body twice.
        public static let bodyTaken = Code(rawValue: "http.body_taken")
        /// The response cannot be written safely.
        public static let response = Code(rawValue: "http.response")
        /// The cookie cannot be set: browsers would drop it, or read it as another.
        public static let cookie = Code(rawValue: "http.cookie")
        /// A form or a query breaks its limits, or contradicts itself.
        public static let form = Code(rawValue: "http.form")
        /// A `multipart/form-data` body breaks the grammar, its limits, or was read in the wrong order.
        public static let multipart = Code(rawValue: "http.multipart")
    }

    /// The kind of failure.
    public var code: Code
    /// The status of the response.
    public var status: HTTPResponse.Status
    /// What is wrong; it holds nothing the client did not send or may not know.
    public var message: String
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation

    /// Describes a failure.
    public init(
        _ code: Code, _ status: HTTPResponse.Status, _ message: String, cause: (any Error)? = nil,
        file: String = #fileID, line: UInt = #line
    ) {
        self.code = code
        self.status = status
        self.message = message
        self.cause = cause
        self.location = SourceLocation(file: file, line: line)
    }

    /// The text of its code, safe as a metric label.
    public var label: String { code.rawValue }
    /// The message.
    public var publicMessage: String { message }
}
