/// What protects an app from the outside; the defaults deny.
public struct SecurityConfiguration: Sendable {
    /// Origins of other sites that may send unsafe requests.
    public var trustedOrigins: Set<String> = []
    /// The headers added to every answer.
    public var headers = SecurityHeaders()

    /// Nothing from outside is trusted.
    public init() {}
}
