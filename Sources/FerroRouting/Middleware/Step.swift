public import FerroHTTP
import HTTPTypes

/// One step on the way to a handler.
///
/// Unchecked because it has subclasses: they hold constants that are `Sendable`, and nothing else. A closure in its
/// place would be wrapped in two more for each step, whose frames cost more than many a handler does.
@usableFromInline
class Step<Context: Sendable>: @unchecked Sendable {
    @usableFromInline
    nonisolated(nonsending) func answer(_ request: Request, _ c: Context) async throws -> Response {
        Response(status: .notFound)
    }
}

/// The last step.
final class HandlerStep<Context: Sendable>: Step<Context>, @unchecked Sendable {
    private let handler: Route<Context>.Handler

    init(_ handler: @escaping Route<Context>.Handler) { self.handler = handler }

    override nonisolated(nonsending) func answer(_ request: Request, _ c: Context) async throws -> Response {
        try await handler(request, c)
    }
}

/// The last step, with an answer to what the handler throws.
final class RecoveringStep<Context: Sendable>: Step<Context>, @unchecked Sendable {
    private let handler: Route<Context>.Handler
    private let recover: @Sendable (any Error, Request, Context) -> Response

    init(
        _ handler: @escaping Route<Context>.Handler,
        _ recover: @escaping @Sendable (any Error, Request, Context) -> Response
    ) {
        self.handler = handler
        self.recover = recover
    }

    override nonisolated(nonsending) func answer(_ request: Request, _ c: Context) async throws -> Response {
        do {
            return try await handler(request, c)
        } catch {
            return recover(error, request, c)
        }
    }
}

/// A step before another.
final class MiddlewareStep<Item: Middleware>: Step<Item.Context>, @unchecked Sendable {
    private let middleware: Item
    private let next: Next<Item.Context>

    init(_ middleware: Item, _ next: Next<Item.Context>) {
        self.middleware = middleware
        self.next = next
    }

    override nonisolated(nonsending) func answer(_ request: Request, _ c: Item.Context) async throws -> Response {
        try await middleware.handle(request, c, next: next)
    }
}
