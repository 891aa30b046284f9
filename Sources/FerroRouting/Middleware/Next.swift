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
        var step: Step<Context> = recover.map { RecoveringStep(handler, $0) } ?? HandlerStep(handler)
        for middleware in middleware.reversed() { step = Self.step(middleware, before: Next(step)) }
        self.step = step
    }

    private init(_ step: Step<Context>) { self.step = step }

    /// Opens the existential here, so that no request does.
    private static func step(_ middleware: some Middleware<Context>, before next: Next) -> Step<Context> {
        MiddlewareStep(middleware, next)
    }

    /// Answers a request with what remains.
    @inlinable
    nonisolated(nonsending) public func callAsFunction(_ request: Request, _ c: Context) async throws -> Response {
        try await step.answer(request, c)
    }
}
