/// What one route has answered since the start or the last reset.
public struct RouteMetrics: Sendable, Hashable, Codable {
    /// The pattern, or `PUBLIC`, `OTHER` or `UNMATCHED` for requests that share an entry.
    public let route: String
    /// The method; `*` for a shared entry.
    public let method: String
    /// How many requests there were.
    public let count: UInt64
    /// The mean, in whole milliseconds, rounded.
    public let averageDuration: UInt64
    /// The shortest, in whole milliseconds, rounded; nil when there was none.
    public let minimumDuration: UInt64?
    /// The longest, in whole milliseconds, rounded.
    public let maximumDuration: UInt64
    /// How many answers had a status of 400 or more.
    public let errorCount: UInt64
    /// The share of errors, from 0 (none) to 1 (all), with four decimals.
    public let errorRate: Double
    /// The median in milliseconds, with three decimals: most answers take less than one.
    public let p50: Double
    /// What 95 of 100 requests did not exceed, in milliseconds, with three decimals.
    public let p95: Double
    /// What 99 of 100 requests did not exceed, in milliseconds, with three decimals.
    public let p99: Double

    init(_ name: RequestMetrics.Route, _ sum: TallySum) {
        route = name.path
        method = name.method
        count = sum.count
        averageDuration = Self.milliseconds(sum.mean)
        minimumDuration = sum.count == 0 ? nil : Self.milliseconds(Double(sum.shortest))
        maximumDuration = Self.milliseconds(Double(sum.longest))
        errorCount = sum.errors
        errorRate = sum.count == 0 ? 0 : (Double(sum.errors) / Double(sum.count) * 10_000).rounded() / 10_000
        p50 = Self.fraction(sum.percentile(0.5))
        p95 = Self.fraction(sum.percentile(0.95))
        p99 = Self.fraction(sum.percentile(0.99))
    }

    /// Writes every key, `min_duration_ms` as null when there is none.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(route, forKey: .route)
        try container.encode(method, forKey: .method)
        try container.encode(count, forKey: .count)
        try container.encode(averageDuration, forKey: .averageDuration)
        try container.encode(minimumDuration, forKey: .minimumDuration)
        try container.encode(maximumDuration, forKey: .maximumDuration)
        try container.encode(errorCount, forKey: .errorCount)
        try container.encode(errorRate, forKey: .errorRate)
        try container.encode(p50, forKey: .p50)
        try container.encode(p95, forKey: .p95)
        try container.encode(p99, forKey: .p99)
    }

    private enum CodingKeys: String, CodingKey {
        case route, method, count
        case averageDuration = "avg_duration_ms"
        case minimumDuration = "min_duration_ms"
        case maximumDuration = "max_duration_ms"
        case errorCount = "error_count"
        case errorRate = "error_rate"
        case p50 = "p50_ms"
        case p95 = "p95_ms"
        case p99 = "p99_ms"
    }

    // Durations are at most 1 hour, so neither conversion leaves its range.
    private static func milliseconds(_ nanoseconds: Double) -> UInt64 { UInt64((nanoseconds / 1e6).rounded()) }
    private static func fraction(_ nanoseconds: Double) -> Double { (nanoseconds / 1e3).rounded() / 1e3 }
}
