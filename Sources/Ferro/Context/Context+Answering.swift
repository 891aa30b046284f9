public import FerroHTTP
public import FerroRouting

extension Context: RequestContext {
    /// The same context for a request that takes the place of its own, as middleware gives it to the rest of the way.
    public func answering(_ request: Request) -> Context {
        Context(scope: RequestScope(scope, request: request))
    }
}
