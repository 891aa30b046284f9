/// The counts of one route over all event loops.
struct TallySum {
    var count: UInt64 = 0
    var errors: UInt64 = 0
    private(set) var sum: UInt64 = 0
    private(set) var shortest = UInt64.max
    private(set) var longest: UInt64 = 0
    private var buckets: [UInt64] = []

    mutating func add(_ tally: RouteTally) {
        count &+= tally.count
        errors &+= tally.errors
        sum &+= tally.sum
        shortest = min(shortest, tally.shortest)
        longest = max(longest, tally.longest)
        if buckets.isEmpty { buckets = Array(repeating: 0, count: DurationBuckets.count) }
        for (index, count) in tally.buckets.enumerated() where count > 0 { buckets[index] &+= UInt64(count) }
    }

    /// The mean in nanoseconds; 0 when nothing was counted.
    var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

    /// The duration in nanoseconds that a share of all requests did not exceed, by the nearest rank.
    func percentile(_ share: Double) -> Double {
        let total = buckets.reduce(0, &+)
        guard total > 0 else { return 0 }
        let rank = max(1, (share * Double(total)).rounded(.up))
        var seen: UInt64 = 0
        for (index, count) in buckets.enumerated() {
            seen &+= count
            if Double(seen) >= rank {
                return min(max(DurationBuckets.value(at: index), Double(shortest)), Double(longest))
            }
        }
        return Double(longest)
    }
}
