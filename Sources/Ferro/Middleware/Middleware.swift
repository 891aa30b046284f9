public import FerroRouting

/// Code around a handler.
///
/// ```swift
/// struct ServerTiming: Middleware {
///     func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
///         let start = ContinuousClock.now
///         var response = try await next(request, c)
///         response.headers[.serverTiming] = "app;dur=\(start.duration(to: .now).milliseconds)"
///         return response
///     }
/// }
/// ```
///
/// An error thrown by the handler reaches a middleware as the response it becomes, so headers set here stand on error
/// pages too; what a middleware itself throws goes straight to the error page.
public protocol Middleware: FerroRouting.Middleware where Context == Ferro.Context {}
