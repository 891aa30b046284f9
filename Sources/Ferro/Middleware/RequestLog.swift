public import FerroHTTP
internal import HTTPTypes
internal import Logging

/// Logs one line for each request: method, path, status, duration and the request's id.
///
/// The query string is left out, because it may hold what nobody should read in a log.
public struct RequestLog: Middleware {
    /// Logs at `info`, server errors at `error`.
    public init() {}

    /// Logs after the rest of the chain answered, or after a middleware of it refused the request by an error.
    nonisolated(nonsending) public func handle(
        _ request: Request, _ c: Context, next: Next
    ) async throws -> Response {
        let start = ContinuousClock.now
        do {
            let response = try await next(request, c)
            log(request, response.status, since: start, to: c.logger)
            return response
        } catch {
            log(request, (error as? any HTTPError)?.status ?? .internalServerError, since: start, to: c.logger)
            throw error
        }
    }

    private func log(
        _ request: Request, _ status: HTTPResponse.Status, since start: ContinuousClock.Instant, to logger: Logger
    ) {
        let duration = start.duration(to: .now).milliseconds
        logger.log(
            level: status.code >= 500 ? .error : .info,
            "\(request.method.rawValue) \(request.path) \(status.code) in \(duration) ms")
    }
}
