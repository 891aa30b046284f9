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

extension EnvKey where Value == Bool {
    /// `FERRO_COLLECT_METRICS`: whether requests are counted.
    public static var collectMetrics: Self {
        .init("FERRO_COLLECT_METRICS", default: true, group: "Operations", "Count requests for /_ferro/metrics")
    }

    /// `FERRO_DEBUG_ENDPOINTS`: whether debug endpoints answer in production.
    public static var debugEndpoints: Self {
        .init(
            "FERRO_DEBUG_ENDPOINTS", default: false, group: "Operations",
            "Answer /_ferro/* in production, to requests that carry FERRO_DEBUG_TOKEN")
    }
}

extension EnvKey where Value == Secret<String> {
    /// `FERRO_DEBUG_TOKEN`: what a request must carry to read debug endpoints in production.
    public static var debugToken: Self {
        .init("FERRO_DEBUG_TOKEN", group: "Operations", "The bearer token of /_ferro/* in production")
    }
}
