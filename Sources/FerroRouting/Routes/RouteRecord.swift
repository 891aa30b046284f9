/// What is known about a route, for the `routes` command, metrics and documentation.
public struct RouteRecord: Sendable, Hashable, Codable {
    /// `GET`.
    public let method: String
    /// The whole pattern with a leading slash: `/api/links/{link}`.
    public let path: String
    /// The name, if it has one.
    public let name: String?
    /// The type names of its middleware, outermost first.
    public let middleware: [String]
    /// The line that added it, `App/routes.swift:12`.
    public let location: String
}
