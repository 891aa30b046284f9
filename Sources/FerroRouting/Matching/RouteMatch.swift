public import HTTPTypes

/// What a route table says about a method and a path.
public enum RouteMatch: Sendable, Hashable {
    /// A route answers: its index in `RouteTable.routes`, and the values of its parameters.
    case found(Int, Parameters)
    /// The path is known, but not with this method: answer 405, or OPTIONS, with this `Allow` list.
    ///
    /// The list has HEAD wherever it has GET, and always OPTIONS.
    case methodNotAllowed([HTTPRequest.Method])
    /// No route has the path: answer 404.
    case notFound
    /// The path has a broken escape, a dot segment, NUL, or no slash in front: answer 400.
    case badPath
}
