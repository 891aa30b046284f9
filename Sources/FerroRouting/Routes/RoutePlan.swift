import FerroSupport
import HTTPTypes

/// A router with its groups folded away: each route with its whole pattern and all its middleware.
struct RoutePlan<Context: Sendable> {
    struct Planned {
        let route: Route<Context>
        let pattern: PathPattern
        let middleware: [any Middleware<Context>]

        var record: RouteRecord {
            RouteRecord(
                method: route.method.rawValue, path: pattern.description, name: route.name,
                middleware: middleware.map { String(describing: type(of: $0)) },
                location: route.location.description)
        }
    }

    private(set) var routes: [Planned] = []
    private(set) var fallback: Planned?

    init(_ router: Router<Context>) throws(RoutingError) {
        try collect(router, [], [])
    }

    /// The tree of all patterns.
    func trie() throws(RoutingError) -> RouteTrie {
        var builder = RouteTrieBuilder(routes.map(\.pattern))
        for (index, planned) in routes.enumerated() {
            guard let known = builder.insert(planned.pattern, planned.route.method, route: index) else { continue }
            let (path, first) = (planned.pattern.description, routes[known])
            let earlier = first.pattern.description == path ? "" : " as \(first.pattern.description)"
            throw RoutingError(
                .duplicateRoute,
                """
                \(planned.route.method.rawValue) \(path) is already answered\(earlier) by the route added at \
                \(first.route.location): remove one of them or change its path
                """, at: planned.route.location)
        }
        return builder.build()
    }

    /// The index of each named route.
    func names() throws(RoutingError) -> [String: Int] {
        var names: [String: Int] = [:]
        for (index, planned) in routes.enumerated() {
            guard let name = planned.route.name else { continue }
            if let known = names.updateValue(index, forKey: name) {
                throw RoutingError(
                    .duplicateName,
                    """
                    the route name "\(name)" is already taken by \(routes[known].record.path), added at \
                    \(routes[known].route.location): give one of them another name
                    """, at: planned.route.location)
            }
        }
        return names
    }

    private mutating func collect(
        _ router: Router<Context>, _ prefixes: [String], _ middleware: [any Middleware<Context>]
    ) throws(RoutingError) {
        let prefixes = prefixes + [router.prefix]
        let middleware = middleware + router.middleware
        _ = try Self.pattern(prefixes, router.location)
        for item in router.items {
            switch item {
            case .group(let group): try collect(group, prefixes, middleware)
            case .route(let route):
                let pattern = try Self.pattern(prefixes + [route.path], route.location)
                let around = Self.withInnermostLimit(middleware + route.middleware)
                routes.append(Planned(route: route, pattern: pattern, middleware: around))
            case .fallback(let route):
                if let fallback {
                    throw RoutingError(
                        .duplicateFallback,
                        "there is already a fallback, added at \(fallback.route.location): an app has at most one",
                        at: route.location)
                }
                fallback = Planned(
                    route: route, pattern: try Self.pattern([], route.location), middleware: middleware)
            }
        }
    }

    /// Of several limits of bodies the innermost holds, so the others must not refuse anything.
    private static func withInnermostLimit(_ middleware: [any Middleware<Context>]) -> [any Middleware<Context>] {
        guard let last = middleware.lastIndex(where: { $0 is BodyLimit<Context> }) else { return middleware }
        return middleware.enumerated().filter { $0.offset == last || !($0.element is BodyLimit<Context>) }.map(
            \.element)
    }

    private static func pattern(_ parts: [String], _ location: SourceLocation) throws(RoutingError) -> PathPattern {
        do {
            return try PathPattern(parts)
        } catch {
            let written = parts.filter { !$0.isEmpty }.joined(separator: "/")
            throw RoutingError(.pattern, "the path \"\(written)\" cannot be used: \(error.text)", at: location)
        }
    }
}
