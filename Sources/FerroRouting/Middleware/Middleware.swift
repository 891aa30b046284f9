public import FerroHTTP

/// Something that runs around a handler: it may change the request, the response, or answer by itself.
///
/// ```swift
/// struct NoStore: Middleware {
///     func handle(_ request: Request, _ c: Context, next: Next<Context>) async throws -> Response {
///         var response = try await next(request, c)
///         response.headers[.cacheControl] = "no-store"
///         return response
///     }
/// }
/// ```
public protocol Middleware<Context>: Sendable {
    /// What a request carries along.
    associatedtype Context: Sendable

    /// Answers a request, usually by calling `next`.
    ///
    /// An error that it does not catch passes through the middleware around it.
    nonisolated(nonsending) func handle(
        _ request: Request, _ c: Context, next: Next<Context>
    ) async throws -> Response
}
