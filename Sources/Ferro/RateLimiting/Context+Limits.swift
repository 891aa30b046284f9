public import FerroCache
public import FerroHTTP

extension Context {
    /// How often something may happen, counted where `CACHE_DRIVER` says.
    public var rateLimits: RateLimits { scope.runtime.kept.rateLimits }

    /// Where the request came from: the client behind the proxies that `config.security.trustedProxies` names.
    public var origin: RequestOrigin { config.security.trustedProxies.origin(of: request) }

    /// The address of the client; nil when the connection has none.
    public var clientAddress: IPAddress? { origin.client }
}
