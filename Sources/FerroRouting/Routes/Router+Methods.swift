import HTTPTypes

extension Router {
    /// Adds a route for GET, which also answers HEAD.
    public func get(
        _ path: String, name: String? = nil, middleware: [any Middleware<Context>] = [], file: String = #fileID,
        line: UInt = #line, use handler: @escaping Route<Context>.Handler
    ) {
        add(Route(.get, path, name: name, middleware: middleware, file: file, line: line, handler))
    }

    /// Adds a route for POST.
    public func post(
        _ path: String, name: String? = nil, middleware: [any Middleware<Context>] = [], file: String = #fileID,
        line: UInt = #line, use handler: @escaping Route<Context>.Handler
    ) {
        add(Route(.post, path, name: name, middleware: middleware, file: file, line: line, handler))
    }

    /// Adds a route for PUT.
    public func put(
        _ path: String, name: String? = nil, middleware: [any Middleware<Context>] = [], file: String = #fileID,
        line: UInt = #line, use handler: @escaping Route<Context>.Handler
    ) {
        add(Route(.put, path, name: name, middleware: middleware, file: file, line: line, handler))
    }

    /// Adds a route for PATCH.
    public func patch(
        _ path: String, name: String? = nil, middleware: [any Middleware<Context>] = [], file: String = #fileID,
        line: UInt = #line, use handler: @escaping Route<Context>.Handler
    ) {
        add(Route(.patch, path, name: name, middleware: middleware, file: file, line: line, handler))
    }

    /// Adds a route for DELETE.
    public func delete(
        _ path: String, name: String? = nil, middleware: [any Middleware<Context>] = [], file: String = #fileID,
        line: UInt = #line, use handler: @escaping Route<Context>.Handler
    ) {
        add(Route(.delete, path, name: name, middleware: middleware, file: file, line: line, handler))
    }
}
