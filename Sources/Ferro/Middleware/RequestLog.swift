public import FerroHTTP
internal import Logging

/// Logs one line for each request: method, path, status, duration and the request's id.
///
/// The query string is left out, because it may hold what nobody should read in a log.
public struct RequestLog: Middleware {
    /// Logs at `info`, server errors at `error`.
    public init() {}

    /// Logs after the rest of the chain answered.
    public func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, c)
        let level: Logger.Level = response.status.code >= 500 ? .error : .info
        c.logger.log(
            level: level,
            "\(request.method.rawValue) \(request.path) \(response.status.code) in \(start.duration(to: .now).milliseconds) ms"
        )
        return response
    }
}
