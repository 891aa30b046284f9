public import FerroHTTP
public import FerroRouting
public import HTTPTypes

/// Where an app declares its routes.
public typealias Router = FerroRouting.Router<Context>
/// A route of an app.
public typealias Route = FerroRouting.Route<Context>
/// The rest of the chain, as a middleware sees it.
public typealias Next = FerroRouting.Next<Context>

extension FerroRouting.Router where Context == Ferro.Context {
    /// Answers GET with what a closure returns for the values it asks for by type.
    ///
    /// ```swift
    /// r.get("health") { "ok" }
    /// r.get("me") { (visitor: Visitor) in visitor.name }
    /// ```
    @inlinable
    public func get<each Argument: FromContext, Answer: ResponseConvertible>(
        _ path: String, name: String? = nil, middleware: [any FerroRouting.Middleware<Context>] = [],
        file: String = #fileID, line: UInt = #line,
        use handler: @escaping @Sendable (repeat each Argument) async throws -> Answer
    ) { on(.get, path, name: name, middleware: middleware, file: file, line: line, use: handler) }

    /// Answers POST with what a closure returns for the values it asks for by type.
    @inlinable
    public func post<each Argument: FromContext, Answer: ResponseConvertible>(
        _ path: String, name: String? = nil, middleware: [any FerroRouting.Middleware<Context>] = [],
        file: String = #fileID, line: UInt = #line,
        use handler: @escaping @Sendable (repeat each Argument) async throws -> Answer
    ) { on(.post, path, name: name, middleware: middleware, file: file, line: line, use: handler) }

    /// Answers PUT with what a closure returns for the values it asks for by type.
    @inlinable
    public func put<each Argument: FromContext, Answer: ResponseConvertible>(
        _ path: String, name: String? = nil, middleware: [any FerroRouting.Middleware<Context>] = [],
        file: String = #fileID, line: UInt = #line,
        use handler: @escaping @Sendable (repeat each Argument) async throws -> Answer
    ) { on(.put, path, name: name, middleware: middleware, file: file, line: line, use: handler) }

    /// Answers PATCH with what a closure returns for the values it asks for by type.
    @inlinable
    public func patch<each Argument: FromContext, Answer: ResponseConvertible>(
        _ path: String, name: String? = nil, middleware: [any FerroRouting.Middleware<Context>] = [],
        file: String = #fileID, line: UInt = #line,
        use handler: @escaping @Sendable (repeat each Argument) async throws -> Answer
    ) { on(.patch, path, name: name, middleware: middleware, file: file, line: line, use: handler) }

    /// Answers DELETE with what a closure returns for the values it asks for by type.
    @inlinable
    public func delete<each Argument: FromContext, Answer: ResponseConvertible>(
        _ path: String, name: String? = nil, middleware: [any FerroRouting.Middleware<Context>] = [],
        file: String = #fileID, line: UInt = #line,
        use handler: @escaping @Sendable (repeat each Argument) async throws -> Answer
    ) { on(.delete, path, name: name, middleware: middleware, file: file, line: line, use: handler) }

    /// Answers any method with what a closure returns for the values it asks for by type.
    @inlinable
    public func on<each Argument: FromContext, Answer: ResponseConvertible>(
        _ method: HTTPRequest.Method, _ path: String, name: String? = nil,
        middleware: [any FerroRouting.Middleware<Context>] = [],
        file: String = #fileID, line: UInt = #line,
        use handler: @escaping @Sendable (repeat each Argument) async throws -> Answer
    ) {
        add(
            Route(method, path, name: name, middleware: middleware, file: file, line: line) { _, c in
                try await handler(repeat try await (each Argument).resolve(from: c))
            })
    }

    /// Adds the routes of a controller.
    public func mount(_ controller: some Controller) {
        for route in controller.routes { add(route) }
    }
}
