public import FerroHTTP
public import FerroSupport
public import HTTPTypes

/// A method, a path pattern, and what answers them.
///
/// ```swift
/// Route(.get, "links/{link}", name: "links.show") { request, c in try await showLink(request, c) }
/// ```
public struct Route<Context: Sendable>: Sendable {
    /// What answers a request.
    public typealias Handler = @Sendable (Request, Context) async throws -> Response

    /// The method.
    public var method: HTTPRequest.Method
    /// The pattern as written, below the prefix of the groups it is added in.
    public var path: String
    /// The name under which `RouteTable.url(named:_:)` finds it.
    public var name: String?
    /// What runs around the handler, inside the middleware of its groups.
    public var middleware: [any Middleware<Context>]
    /// What answers.
    public var handler: Handler
    /// The line that made it.
    public var location: SourceLocation

    /// Puts a route together; a bad pattern is reported when the router is frozen.
    public init(
        _ method: HTTPRequest.Method, _ path: String, name: String? = nil,
        middleware: [any Middleware<Context>] = [], file: String = #fileID, line: UInt = #line,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.name = name
        self.middleware = middleware
        self.handler = handler
        self.location = SourceLocation(file: file, line: line)
    }

    /// Puts a route together whose handler returns a value that becomes a response.
    @inlinable
    public init<Answer: ResponseConvertible>(
        _ method: HTTPRequest.Method, _ path: String, name: String? = nil,
        middleware: [any Middleware<Context>] = [], file: String = #fileID, line: UInt = #line,
        _ handler: @escaping @Sendable (Request, Context) async throws -> Answer
    ) {
        let convert: Handler = { request, c in try await handler(request, c).response(for: request) }
        self.init(method, path, name: name, middleware: middleware, file: file, line: line, convert)
    }
}
