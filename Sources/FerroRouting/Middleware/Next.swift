public import FerroHTTP

/// The rest of the way to a handler: the remaining middleware, then the handler.
///
/// It is an index into a list that all steps share, so a step allocates no closure. Calling it twice runs the rest
/// twice.
public struct Next<Context: Sendable>: Sendable {
    private let middleware: [any Middleware<Context>]
    private let handler: Route<Context>.Handler
    private var index = 0

    /// The whole way through some middleware, the first outermost.
    public init(_ middleware: [any Middleware<Context>] = [], handler: @escaping Route<Context>.Handler) {
        self.middleware = middleware
        self.handler = handler
    }

    /// Answers a request with what remains.
    public func callAsFunction(_ request: Request, _ c: Context) async throws -> Response {
        guard index < middleware.count else { return try await handler(request, c) }
        var rest = self
        rest.index += 1
        return try await middleware[index].handle(request, c, next: rest)
    }
}
