public import FerroHTTP

/// How many bytes the body of a request to these routes may have, in place of the server's limit.
///
/// ```swift
/// r.group("uploads", use: BodyLimit(megabytes: 500)) { $0.post("", use: upload) }
/// ```
///
/// The server asks for it when the head has come, and refuses a longer body with 413 before it reads one byte of it. Of
/// several limits around a route the innermost holds. Read a long body as a stream: what is collected is in memory.
public struct BodyLimit<Context: Sendable>: Middleware {
    /// The number of bytes.
    public let bytes: Int

    /// Allows that many bytes; 0 allows no body.
    public init(bytes: Int) { self.bytes = max(0, bytes) }
    /// Allows that many times 1 048 576 bytes.
    public init(megabytes: Int) {
        let (bytes, isTooMany) = max(0, megabytes).multipliedReportingOverflow(by: 1 << 20)
        self.bytes = isTooMany ? .max : bytes
    }

    /// Refuses a body whose announced length is above the limit, for requests that came through no server.
    public func handle(_ request: Request, _ c: Context, next: Next<Context>) async throws -> Response {
        if let count = request.body.count, count > bytes { throw HTTPFailure.bodyTooLarge(bytes) }
        return try await next(request, c)
    }
}
