/// The counts of all routes at one moment: the answer of `GET /_ferro/metrics`.
public struct MetricsSnapshot: Sendable, Hashable, Codable {
    /// The routes that had a request, in the order of the application, then `OTHER`, `PUBLIC` and `UNMATCHED`.
    public let routes: [RouteMetrics]
    /// How many requests there were.
    public let totalRequests: UInt64
    /// How many answers had a status of 400 or more.
    public let totalErrors: UInt64
    /// Whole seconds since the start.
    public let uptimeSeconds: Int64
    /// How late each event loop came to what was due, in the order of the loops.
    public let loops: [LoopMetrics]

    private enum CodingKeys: String, CodingKey {
        case routes, loops
        case totalRequests = "total_requests"
        case totalErrors = "total_errors"
        case uptimeSeconds = "uptime_seconds"
    }
}
