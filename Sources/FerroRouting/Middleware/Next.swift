public import FerroHTTP

/// The rest of the way to a handler: the remaining middleware, then the handler.
///
/// The way is laid once, when the routes are frozen, so that passing it on allocates nothing. Calling it twice runs the
/// rest twice.
public struct Next<Context: Sendable>: Sendable {
    @usableFromInline let step: Step<Context>

    /// The whole way through some middleware, the first outermost.
    ///
    /// - Parameter recover: the answer to what the handler throws, so that middleware sees it as a response.
    public init(
        _ middleware: [any Middleware<Context>] = [],
        recover: (@Sendable (any Error, Request, Context) -> Response)? = nil, handler: @escaping Route<Context>.Handler
    ) {
        var step = Step(middleware: nil, rest: nil, handler: handler, recover: recover)
        for middleware in middleware.reversed() {
            step = Step(middleware: middleware, rest: Next(step), handler: handler, recover: nil)
        }
        self.step = step
    }

    private init(_ step: Step<Context>) { self.step = step }

    /// Answers a request with what remains.
    @inlinable
    nonisolated(nonsending) public func callAsFunction(_ request: Request, _ c: Context) async throws -> Response {
        if let middleware = step.middleware, let rest = step.rest {
            return try await middleware.handle(request, c, next: rest)
        }
        return try await step.handle(request, c)
    }
}
