public import FerroCache
public import FerroHTTP
public import FerroSupport
public import HTTPTypes

/// A request that a limiter refused: 429 with `Retry-After`, or 503 where the limiter is closed without its store.
///
/// As JSON it is `{"error": "Too Many Requests", "message": …, "retry_after": …, "request_id": …}`.
public struct TooManyRequests: HTTPError, FerroError {
    /// What the limiter said.
    public let outcome: RateLimitOutcome
    /// The line that threw it.
    public var location: SourceLocation

    /// Refuses a request.
    public init(_ outcome: RateLimitOutcome, file: String = #fileID, line: UInt = #line) {
        self.outcome = outcome
        location = SourceLocation(file: file, line: line)
    }

    /// 429, or 503 where the store was away.
    public var status: HTTPResponse.Status {
        outcome.verdict == .unavailable ? .serviceUnavailable : .tooManyRequests
    }
    /// The fields about the limit, and when to come back.
    public var headers: Headers {
        var headers: Headers = [:]
        RateLimitFields(outcome).add(to: &headers)
        if let seconds { headers[.retryAfter] = "\(seconds)" }
        return headers
    }
    /// What anyone may read.
    public var publicMessage: String {
        if outcome.verdict == .unavailable { return "This cannot be answered right now. Please try again in a moment." }
        guard let seconds else { return "This request is larger than the limit allows at once." }
        return "You have sent too many requests. Please try again in \(seconds) \(seconds == 1 ? "second" : "seconds")."
    }
    /// The same for logs.
    public var message: String { publicMessage }
    /// The error that led to this one: none.
    public var cause: (any Error)? { nil }
    /// `http.429` or `http.503`.
    public var label: String { "http.\(status.code)" }

    /// Whole seconds until it is worth trying again; nil when it never is.
    private var seconds: Int64? { outcome.retryAfter.map { max(1, RateLimitFields.seconds($0)) } }

    /// The JSON of the answer.
    struct Reply: Encodable, Sendable {
        let error: String
        let message: String
        let retryAfter: Int64?
        let requestID: String

        private enum CodingKeys: String, CodingKey {
            case error, message
            case retryAfter = "retry_after"
            case requestID = "request_id"
        }
    }

    func reply(to request: Request) -> Reply {
        Reply(error: status.reasonPhrase, message: publicMessage, retryAfter: seconds, requestID: request.id)
    }
}
