/// What one event loop has counted for one route.
struct RouteTally: Sendable {
    private(set) var count: UInt64 = 0
    private(set) var errors: UInt64 = 0
    private(set) var sum: UInt64 = 0
    private(set) var shortest = UInt64.max
    private(set) var longest: UInt64 = 0
    /// Half the size of wide counters; when one is full all are halved, which leaves every percentile where it is.
    private(set) var buckets = [UInt32](repeating: 0, count: DurationBuckets.count)

    mutating func record(_ nanoseconds: UInt64, isError: Bool) {
        count &+= 1
        if isError { errors &+= 1 }
        // 584 years of requests fit.
        sum &+= nanoseconds
        shortest = min(shortest, nanoseconds)
        longest = max(longest, nanoseconds)
        let bucket = DurationBuckets.index(of: nanoseconds)
        if buckets[bucket] == .max { halve() }
        buckets[bucket] &+= 1
    }

    /// A duration in nanoseconds, between 0 and 1 hour.
    static func nanoseconds(_ duration: Duration) -> UInt64 {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < 3600 else { return DurationBuckets.longest }
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds) / 1_000_000_000
    }

    mutating func halve() {
        for index in buckets.indices { buckets[index] >>= 1 }
    }
}
