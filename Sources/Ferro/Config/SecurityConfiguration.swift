public import FerroHTTP

/// What protects an app from the outside; the defaults deny.
public struct SecurityConfiguration: Sendable {
    /// Origins of other sites that may send unsafe requests.
    public var trustedOrigins: Set<String> = []
    /// The proxies whose word about a client's address, scheme and host is taken; nobody by default.
    public var trustedProxies = TrustedProxies.none
    /// The hosts that requests may name; any until the environment is read.
    public var allowedHosts = AllowedHosts.any
    /// The headers added to every answer.
    public var headers = SecurityHeaders()

    /// Nothing from outside is trusted.
    public init() {}
}
