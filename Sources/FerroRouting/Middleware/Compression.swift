public import FerroHTTP

/// Compresses responses with gzip or deflate for clients that take them (RFC 9110, 12.5.3).
///
/// ```swift
/// r.use(Compression())
/// ```
///
/// Put it outermost, at least outside of what keeps responses. Bodies of listed types from a size on are compressed, those
/// above 64 KiB while they are sent; of a streamed body, server-sent events included, each written piece leaves at once.
/// `Vary: Accept-Encoding` is added for every client, and a strong `ETag` becomes weak where bytes change.
///
/// Left alone are responses with `Content-Encoding`, `Content-Range`, a digest or `Cache-Control: no-transform`, files,
/// and answers to pages of other sites that ask with cookies, because lengths of compressed bodies can betray secrets in
/// them (BREACH).
public struct Compression<Context: Sendable>: Middleware {
    private let rules: ResponseCompression

    /// Compresses bodies from a number of bytes on.
    ///
    /// - Parameters:
    ///   - level: From 1, the fastest, to 9, the smallest. 5 gives the size of 6, and 1 % more, in about two thirds of its time.
    ///   - types: What is compressed; `MediaType("text", "*")` stands for all text.
    public init(from bytes: Int = 1024, level: Int = 5, types: [MediaType] = MediaType.compressible) {
        rules = ResponseCompression(floor: bytes, level: level, types: types)
    }

    /// Compresses what the rest answers.
    public func handle(_ request: Request, _ c: Context, next: Next<Context>) async throws -> Response {
        rules.apply(to: try await next(request, c), for: request)
    }
}
