/// How often something may happen: so many times in a period, counted in one of three ways.
///
/// ```swift
/// let rule: RateLimitRule = .perMinute(60)
/// let strict = RateLimitRule.every(.minutes(15), 5, counting: .slidingWindow)
/// let smooth = RateLimitRule.perSecond(10, burst: 20)
/// ```
public struct RateLimitRule: Hashable, Sendable {
    /// How what happened is counted.
    public enum Algorithm: String, Hashable, Sendable, CaseIterable {
        /// The generic cell rate algorithm in its form as a leaky bucket (ITU-T I.371, annex A; Leach, "Rate Limiting,
        /// Cells, and GCRA", 2015): up to the burst at once, and then one each time a part of the period is over.
        case gcra
        /// So many in each period since 1970; around the change of periods up to twice as many in a short time.
        case fixedWindow
        /// So many in the last period, with the one before counted by the share of it that is still in view. It assumes
        /// that requests of the last period were spread evenly.
        case slidingWindow
    }

    /// How many in a period.
    public let limit: Int64
    /// The period in milliseconds.
    public let period: Int64
    /// How many at once, for ``Algorithm/gcra``; the limit for the others.
    public let burst: Int64
    /// How it is counted.
    public let algorithm: Algorithm

    /// A rule; what is too small or too large is taken as the nearest number that can be counted exactly.
    ///
    /// - Parameters:
    ///   - period: from a millisecond to a year.
    ///   - limit: how many in a period: 1 to a million, and limit times milliseconds below 2^51.
    ///   - burst: how many at once, for ``Algorithm/gcra``; nil for as many as the limit.
    ///   - algorithm: how they are counted.
    public static func every(
        _ period: Duration, _ limit: Int, burst: Int? = nil, counting algorithm: Algorithm = .gcra
    ) -> RateLimitRule {
        RateLimitRule(period: period, limit: Int64(limit), burst: burst.map(Int64.init), algorithm)
    }

    init(period: Duration, limit: Int64, burst: Int64?, _ algorithm: Algorithm) {
        self.period = min(max(1, period.millisecondsRoundedUp), 31_622_400_000)
        let most = min(1_000_000, Self.largest / self.period)
        self.limit = min(max(1, limit), most)
        self.burst = algorithm == .gcra ? min(max(1, burst ?? limit), most) : self.limit
        self.algorithm = algorithm
    }

    /// Below this all sums of the arithmetic are exact, in 64 bits and in the doubles of Lua.
    private static let largest: Int64 = 1 << 51

    /// So many in a second.
    public static func perSecond(
        _ limit: Int, burst: Int? = nil, counting algorithm: Algorithm = .gcra
    ) -> RateLimitRule { every(.seconds(1), limit, burst: burst, counting: algorithm) }

    /// So many in a minute.
    public static func perMinute(
        _ limit: Int, burst: Int? = nil, counting algorithm: Algorithm = .gcra
    ) -> RateLimitRule { every(.seconds(60), limit, burst: burst, counting: algorithm) }

    /// So many in an hour.
    public static func perHour(
        _ limit: Int, burst: Int? = nil, counting algorithm: Algorithm = .gcra
    ) -> RateLimitRule { every(.seconds(3600), limit, burst: burst, counting: algorithm) }

    /// So many in a day.
    public static func perDay(
        _ limit: Int, burst: Int? = nil, counting algorithm: Algorithm = .gcra
    ) -> RateLimitRule { every(.seconds(86400), limit, burst: burst, counting: algorithm) }

    /// What stores add to a key, so that a rule that was changed does not read the counts of the old one.
    package var suffix: String { ":\(algorithm.rawValue):\(limit):\(burst):\(period)" }
}
