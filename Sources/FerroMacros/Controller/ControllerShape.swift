/// What `@Controller` knows of a struct.
struct ControllerShape {
    /// `public `, `package ` or nothing.
    var access: String
    var handlers: [ControllerHandler]
}

/// A function that answers a route.
struct ControllerHandler {
    /// `get`, as a static member of the method type.
    var method: String
    /// The pattern with the controller's prefix: `links/{link}`.
    var path: String
    /// The route's name: `links.show`.
    var routeName: String
    /// The middleware of this route alone, as expressions.
    var middleware: [String]
    /// The function, with backticks where it needs them.
    var function: String
    var parameters: [ControllerParameter]
    var isAsync: Bool
    var isThrowing: Bool
    /// The place of the function, as expressions.
    var file: String
    var line: String
}

/// A parameter of a handler.
struct ControllerParameter {
    /// Where its value comes from.
    enum Source: Equatable {
        case context, request, path(String), body, query, resolved

        /// Whether it is read from what the client sent.
        var isSent: Bool {
            switch self {
            case .path, .body, .query: true
            case .context, .request, .resolved: false
            }
        }
    }

    /// The label at the call; nil for `_`.
    var label: String?
    /// The name that is compared with the path.
    var name: String
    var type: String
    var source: Source
}
