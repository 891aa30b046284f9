/// How late one event loop came to what was due, since the start or the last reset: what its requests wait for.
public struct LoopMetrics: Sendable, Hashable, Codable {
    /// The latest measurement in milliseconds, with three decimals.
    public let lag: Double
    /// The mean in milliseconds, with three decimals.
    public let averageLag: Double
    /// The worst in milliseconds, with three decimals.
    public let maximumLag: Double

    private enum CodingKeys: String, CodingKey {
        case lag = "lag_ms"
        case averageLag = "avg_lag_ms"
        case maximumLag = "max_lag_ms"
    }

    init(_ tally: LagTally) {
        lag = Self.milliseconds(tally.latest)
        averageLag = tally.count == 0 ? 0 : Self.milliseconds(tally.sum / tally.count)
        maximumLag = Self.milliseconds(tally.longest)
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> Double { (Double(nanoseconds) / 1e3).rounded() / 1e3 }
}

/// The measurements of one event loop, in nanoseconds.
struct LagTally: Sendable {
    private(set) var count: UInt64 = 0
    private(set) var sum: UInt64 = 0
    private(set) var latest: UInt64 = 0
    private(set) var longest: UInt64 = 0

    mutating func record(_ nanoseconds: UInt64) {
        count &+= 1
        // 584 years of lag fit.
        sum &+= nanoseconds
        latest = nanoseconds
        longest = max(longest, nanoseconds)
    }
}
