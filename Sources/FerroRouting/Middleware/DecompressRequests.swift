public import FerroHTTP
import HTTPTypes

/// Decodes request bodies that are compressed with gzip or deflate; without it they are read as they come.
///
/// ```swift
/// r.group("api/events", use: DecompressRequests(limit: 50 << 20)) { $0.post("", use: ingest) }
/// ```
///
/// The body is decoded while it is read, so `collect`, `for try await` and inputs work as always, and no more than a piece
/// of it is in memory unless it is collected. `Content-Encoding` and `Content-Length` are gone, and its count is not
/// known. The server's limit and ``BodyLimit`` count the bytes that are sent, these limits those that come out: beyond them,
/// reading throws 413. Data that is damaged, cut short or followed by other bytes throws 400, another coding 415.
public struct DecompressRequests<Context: RequestContext>: Middleware {
    private let limits: InflateLimits

    /// Sets the limits.
    ///
    /// - Parameters:
    ///   - limit: How many bytes may come out; 10 485 760.
    ///   - ratio: How many may come out for each that was sent, beyond the first 65 536. Text seldom shrinks to a
    ///     twentieth; deflate can shrink zeros to a thousandth.
    public init(limit: Int = 10_485_760, ratio: Int = 100) { limits = InflateLimits(bytes: limit, ratio: ratio) }

    /// Gives the rest a request whose body is decoded.
    public func handle(_ request: Request, _ c: Context, next: Next<Context>) async throws -> Response {
        guard request.headers.contains(.contentEncoding) else { return try await next(request, c) }
        let decoded = try RequestDecompression.decode(request, limits: limits)
        return try await next(decoded, c.answering(decoded))
    }
}
