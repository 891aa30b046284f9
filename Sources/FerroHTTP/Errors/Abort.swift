public import FerroSupport
public import HTTPTypes

/// Ends a request with a status.
///
/// ```swift
/// guard post.authorID == user.id else { throw Abort(.forbidden, "Only its author may delete a post.") }
/// ```
public struct Abort: HTTPError, FerroError {
    /// The status of the response.
    public var status: HTTPResponse.Status
    /// What the client is told; it is sent to the client as it is.
    public var message: String
    /// Fields the response carries.
    public var headers: Headers
    /// How the client can do better; it is sent to the client as it is.
    public var hint: String?
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation

    /// Names the status, and a message unless the reason phrase says enough.
    public init(
        _ status: HTTPResponse.Status, _ message: String? = nil, headers: Headers = [:], hint: String? = nil,
        cause: (any Error)? = nil, file: String = #fileID, line: UInt = #line
    ) {
        self.status = status
        self.message = message ?? status.publicPhrase
        self.headers = headers
        self.hint = hint
        self.cause = cause
        self.location = SourceLocation(file: file, line: line)
    }

    /// `http.404`: the status code, which is safe as a metric label.
    public var label: String { "http.\(status.code)" }
    /// The message.
    public var publicMessage: String { message }
}
