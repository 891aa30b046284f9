import FerroSupport
import HTTPTypes

/// Collects an app's routes, in groups that share a prefix and middleware.
///
/// ```swift
/// router.use(RequestLog())
/// router.get("health") { _, _ in .text("ok") }
/// router.group("api", use: ServerTiming()) { api in
///     api.get("links/{link}", name: "links.show", use: showLink)
/// }
/// let table = try RouteTable(router)
/// ```
///
/// A pattern is segments between slashes; the slash in front may be left out. `{link}` takes one segment, and
/// `{path...}`, only at the end, takes one or more. Of several patterns that fit a path, the one with a literal
/// segment at the first difference wins, then a parameter, then the rest of a path.
///
/// It is a builder that lives on one task; what serves requests is the `RouteTable` frozen from it.
public final class Router<Context: Sendable> {
    enum Item {
        case route(Route<Context>)
        case group(Router)
        case fallback(Route<Context>)
    }

    let prefix: String
    let location: SourceLocation
    private(set) var middleware: [any Middleware<Context>]
    private(set) var items: [Item] = []

    /// An empty router.
    public convenience init(file: String = #fileID, line: UInt = #line) {
        self.init(prefix: "", middleware: [], location: SourceLocation(file: file, line: line))
    }

    private init(prefix: String, middleware: [any Middleware<Context>], location: SourceLocation) {
        self.prefix = prefix
        self.middleware = middleware
        self.location = location
    }

    /// Puts middleware around every route of this group and of the groups in it.
    ///
    /// It holds for the routes added before as well as after, so that no route escapes by its place in the file.
    /// Middleware runs in the order of registration, an outer group's before an inner group's before a route's.
    /// That of the outermost router also sees the requests that match no route.
    public func use(_ middleware: any Middleware<Context>...) { self.middleware += middleware }

    /// Adds a route.
    public func add(_ route: Route<Context>) { items.append(.route(route)) }

    /// Adds routes under a prefix, behind middleware; groups nest.
    public func group(
        _ prefix: String = "", use middleware: any Middleware<Context>..., file: String = #fileID, line: UInt = #line,
        _ body: (Router<Context>) -> Void
    ) {
        let group = Router(
            prefix: prefix, middleware: middleware, location: SourceLocation(file: file, line: line))
        body(group)
        items.append(.group(group))
    }

    /// Answers every request whose path matches no route, instead of a plain 404.
    ///
    /// An app has at most one, whatever group it is added in; that group's middleware runs before it, and the group's
    /// prefix plays no part. A path that matches with another method is still answered with 405.
    public func fallback(
        file: String = #fileID, line: UInt = #line, _ handler: @escaping Route<Context>.Handler
    ) {
        items.append(.fallback(Route(.get, "", file: file, line: line, handler)))
    }
}
