internal import FerroCache

/// The answer of `GET /_ferro/cache/stats`: what happened to this process's cache, in all and by key family.
struct CacheReport: Encodable, Sendable {
    struct Counts: Encodable, Sendable {
        let hits, misses, staleHits, sets, evictions, failures: Int
        let hitRatio: Double?

        init(_ counts: CacheStatistics.Counts) {
            hits = counts.hits
            misses = counts.misses
            staleHits = counts.staleHits
            sets = counts.sets
            evictions = counts.evictions
            failures = counts.failures
            hitRatio = counts.hitRatio
        }

        private enum CodingKeys: String, CodingKey {
            case hits, misses, sets, evictions, failures
            case staleHits = "stale_hits"
            case hitRatio = "hit_ratio"
        }
    }

    let total: Counts
    let families: [String: Counts]

    init(_ statistics: CacheStatistics) {
        total = Counts(statistics.total)
        families = statistics.families.mapValues { Counts($0) }
    }
}
