public import FerroHTTP
import FerroSupport
public import HTTPTypes

/// The routes of an app, frozen: what finds the route of a request.
///
/// Matching allocates nothing but the values of parameters, and a decoded copy of a path that has escapes.
///
/// The rule for slashes: a path is matched as it was sent. `/links/` is another path than `/links`, and a path with
/// an empty segment matches nothing. A route for GET answers HEAD too. A route that fits the method is looked for
/// among all patterns that fit the path before the answer is 405.
///
/// It is a class of constants: passing it along counts one reference.
public final class RouteTable<Context: Sendable>: Sendable {
    /// The routes in the order of registration; a route's index here is its number everywhere.
    public let routes: [RouteRecord]
    /// What answers a path that matches no route, if the app has such a thing.
    public let fallback: Next<Context>?

    /// The type names of the middleware that sees every request, outermost first.
    public let outermostMiddleware: [String]

    private let trie: RouteTrie
    @usableFromInline let chains: [Next<Context>]
    private let patterns: [PathPattern]
    private let captures: [Captures]
    private let names: [String: Int]
    private let bodyLimits: [Int?]
    private let outermost: [any Middleware<Context>]
    private let recover: (@Sendable (any Error, Request, Context) -> Response)?

    /// Freezes a router.
    ///
    /// - Parameter recover: the answer to what a handler throws, those outside of routes included: middleware sees it
    ///   as a response.
    ///
    /// Throws a ``RoutingError`` that names both lines when two routes answer the same method and paths or share a
    /// name, and one that says what to write instead when a pattern cannot be read.
    public init(
        _ router: Router<Context>, recover: (@Sendable (any Error, Request, Context) -> Response)? = nil
    ) throws(RoutingError) {
        let plan = try RoutePlan(router)
        routes = plan.routes.map(\.record)
        fallback = plan.fallback.map { Next($0.middleware, recover: recover, handler: $0.route.handler) }
        chains = plan.routes.map { Next($0.middleware, recover: recover, handler: $0.route.handler) }
        patterns = plan.routes.map(\.pattern)
        captures = patterns.map(Captures.init)
        trie = try plan.trie()
        names = try plan.names()
        bodyLimits = plan.routes.map { $0.middleware.compactMap { ($0 as? BodyLimit<Context>)?.bytes }.last }
        outermost = router.middleware
        self.recover = recover
        outermostMiddleware = router.middleware.map { String(describing: type(of: $0)) }
    }

    /// Finds the route for a method and a path.
    ///
    /// - Parameter path: As received: percent-encoded, with a slash in front and without a query. `OPTIONS *` is for
    ///   the caller to answer.
    public func match(_ method: HTTPRequest.Method, _ path: String) -> RouteMatch {
        do {
            var path = try RequestPath(path)
            guard let index = trie.route(method, &path) else { return unmatched(&path) }
            return .found(index, captures[index].values(in: &path))
        } catch {
            return error == .bad ? .badPath : .notFound
        }
    }

    /// How many bytes the body of a request may have, where a ``BodyLimit`` stands around its route.
    public func bodyLimit(_ method: HTTPRequest.Method, _ path: String) -> Int? {
        guard case .found(let index, _) = match(method, path) else { return nil }
        return bodyLimits[index]
    }

    /// The middleware and handler of a route; `nil` for an index that is not in `routes`.
    @inlinable
    public func next(for route: Int) -> Next<Context>? {
        route >= 0 && route < chains.count ? chains[route] : nil
    }

    /// Puts the outermost middleware around an answer that belongs to no route: a 404, a 405, or that to OPTIONS.
    public func outside(_ handler: @escaping Route<Context>.Handler) -> Next<Context> {
        Next(outermost, recover: recover, handler: handler)
    }

    /// The path of a named route with its parameters filled in and percent-encoded.
    ///
    /// `nil` when there is no such route, a parameter is missing, unknown, empty or a dot segment. The value of
    /// `{path...}` is split at its slashes.
    public func url(named name: String, _ parameters: [String: String] = [:]) -> String? {
        guard let index = names[name], captures[index].names.count == parameters.count else { return nil }
        var url = ""
        for segment in patterns[index].segments {
            switch segment {
            case .literal(let text): url += "/" + PercentEncoding.encodeSegment(text)
            case .parameter(let name):
                guard let value = parameters[name], let part = Self.encode(value) else { return nil }
                url += "/" + part
            case .rest(let name):
                guard let value = parameters[name] else { return nil }
                for piece in value.pathSegments {
                    guard let part = Self.encode(String(piece)) else { return nil }
                    url += "/" + part
                }
            }
        }
        return url.isEmpty ? "/" : url
    }

    private static func encode(_ value: String) -> String? {
        ["", ".", ".."].contains(value) || value.contains("\0") ? nil : PercentEncoding.encodeSegment(value)
    }

    private func unmatched(_ path: inout RequestPath) -> RouteMatch {
        let methods = trie.methods(&path)
        return methods.isEmpty ? .notFound : .methodNotAllowed(AllowedMethods.list(methods))
    }
}
