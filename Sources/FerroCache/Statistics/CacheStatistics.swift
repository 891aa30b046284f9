/// What happened to a cache since it was made, by key family.
public struct CacheStatistics: Sendable, Hashable {
    /// Numbers of events.
    public struct Counts: Sendable, Hashable {
        /// Reads that found a value, stale ones included.
        public var hits = 0
        /// Reads that found none.
        public var misses = 0
        /// Hits whose value was stale and is computed anew.
        public var staleHits = 0
        /// Values that were kept.
        public var sets = 0
        /// Entries that the memory store threw out for lack of room; other stores do not tell.
        public var evictions = 0
        /// Values that could not be read, kept or computed anew.
        public var failures = 0

        /// No events.
        public init() {}

        /// The share of reads that were hits, from 0 to 1; nil before the first read.
        public var hitRatio: Double? {
            let reads = hits + misses
            return reads == 0 ? nil : Double(hits) / Double(reads)
        }
    }

    /// By family, at most 256 of them; the family `other` holds what came later.
    public var families: [String: Counts]

    /// The numbers of all families together.
    public var total: Counts {
        families.values.reduce(into: Counts()) { total, counts in
            total.hits += counts.hits
            total.misses += counts.misses
            total.staleHits += counts.staleHits
            total.sets += counts.sets
            total.evictions += counts.evictions
            total.failures += counts.failures
        }
    }
}

extension FamilyTable {
    /// The numbers now; each is exact, but they are not read at one moment.
    var statistics: CacheStatistics {
        var families: [String: CacheStatistics.Counts] = [:]
        for counters in all {
            var counts = CacheStatistics.Counts()
            counts.misses = counters.total(.miss)
            counts.staleHits = counters.total(.staleHit)
            counts.hits = counters.total(.hit) + counts.staleHits
            counts.sets = counters.total(.set)
            counts.evictions = counters.total(.eviction)
            counts.failures = counters.total(.failure)
            if counts != CacheStatistics.Counts() { families[counters.family] = counts }
        }
        return CacheStatistics(families: families)
    }
}
