public import FerroHTTP

/// One step on the way to a handler: a middleware and what comes behind it, or the handler.
///
/// It is a constant rather than a closure, which would be wrapped in two more for each step: every asynchronous call in
/// between costs as much as many a handler does.
@usableFromInline
final class Step<Context: Sendable>: Sendable {
    @usableFromInline let middleware: (any Middleware<Context>)?
    @usableFromInline let rest: Next<Context>?
    private let handler: Route<Context>.Handler
    private let recover: (@Sendable (any Error, Request, Context) -> Response)?

    init(
        middleware: (any Middleware<Context>)?, rest: Next<Context>?, handler: @escaping Route<Context>.Handler,
        recover: (@Sendable (any Error, Request, Context) -> Response)?
    ) {
        self.middleware = middleware
        self.rest = rest
        self.handler = handler
        self.recover = recover
    }

    /// The handler's answer.
    @usableFromInline
    nonisolated(nonsending) func handle(_ request: Request, _ c: Context) async throws -> Response {
        do {
            return try await handler(request, c)
        } catch {
            guard let recover else { throw error }
            return recover(error, request, c)
        }
    }
}
