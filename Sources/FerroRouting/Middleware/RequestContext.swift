public import FerroHTTP

/// A context that knows the request it belongs to, so that middleware can give it another.
public protocol RequestContext: Sendable {
    /// The same context for a request that takes the place of its own.
    func answering(_ request: Request) -> Self
}
