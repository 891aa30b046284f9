/// The answer of `GET /_ferro/middleware`.
public struct MiddlewareReport: Codable, Sendable, Hashable {
    /// The names of the middleware that every request passes, outermost first.
    public let global: [String]

    /// Lists middleware.
    public init(global: [String]) { self.global = global }
}
