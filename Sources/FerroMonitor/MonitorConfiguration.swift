public import FerroSupport

/// What the environment says about monitoring.
public struct MonitorConfiguration: Sendable {
    /// Whether requests are counted.
    public var collectsMetrics: Bool
    /// Whether the debug endpoints answer in production, to those who have the token.
    public var debugEndpoints: Bool
    /// The token that production's debug endpoints ask for.
    public var debugToken: Secret<String>?

    /// Counts requests and keeps production's debug endpoints closed, unless told otherwise.
    public init(collectsMetrics: Bool = true, debugEndpoints: Bool = false, debugToken: Secret<String>? = nil) {
        self.collectsMetrics = collectsMetrics
        self.debugEndpoints = debugEndpoints
        self.debugToken = debugToken
    }

    /// Reads `FERRO_COLLECT_METRICS`, `FERRO_DEBUG_ENDPOINTS` and `FERRO_DEBUG_TOKEN`.
    public init(_ env: Env) throws(EnvError) {
        self.init(
            collectsMetrics: try env.get(.collectMetrics), debugEndpoints: try env.get(.debugEndpoints),
            debugToken: try env.optional(.debugToken))
    }

    /// The keys it reads, for `.env.example` and the check at start.
    public static var declarations: [EnvDeclaration] {
        [
            EnvKey<Bool>.collectMetrics.declaration, EnvKey<Bool>.debugEndpoints.declaration,
            EnvKey<Secret<String>>.debugToken.declaration,
        ]
    }
}
