/// How a cache behaves.
public struct CacheConfiguration: Sendable {
    /// What becomes of a write while the store is broken.
    public enum FailurePolicy: Sendable, Hashable {
        /// It is not done; the change of the store's state was reported.
        case dropped
        /// It throws ``CacheError`` with `.store`.
        case thrown
    }

    /// Is put before every key; everything else in the store stays untouched. `CACHE_PREFIX`.
    public var prefix = ""
    /// How long values are kept when nothing is said; nil for ever. `CACHE_TTL`, where 0 means for ever.
    public var lifetime: Duration? = .seconds(3600)
    /// By which share of it the lifetime of a remembered value is shortened at most, at random, from 0 to 1.
    ///
    /// Values that were computed together are then not computed anew together. A value never lives longer than was said,
    /// and what `put` keeps lives exactly as long.
    public var jitter = 0.1
    /// The largest value in bytes; a larger one is not kept.
    public var maximumValueSize = 1 << 20
    /// What becomes of a value that cannot be kept because the store is broken.
    public var failedPuts = FailurePolicy.dropped
    /// What becomes of an order to forget, flush or clear while the store is broken.
    ///
    /// Dropping it leaves the old value visible until its time is over, hence it throws unless you say otherwise.
    public var failedForgets = FailurePolicy.thrown
    /// How long a process holds a key for computing it, unless it renews; after a crash others wait so long at most.
    public var lockLease = Duration.seconds(10)
    /// How long a process waits for the value that another one computes, before it computes it itself.
    public var lockWait = Duration.seconds(5)
    /// How many stale values are computed anew in the background at once; others wait for their next read.
    public var maximumRefreshes = 32
    /// After a refresh failed, the value is not computed anew for so long.
    public var refreshPause = Duration.seconds(1)
    /// Is told what went wrong without an error for the caller; it must return soon.
    public var onEvent: @Sendable (CacheEvent) -> Void = { _ in }
    /// Where it is read whether a value is stale; processes that share a store share it.
    public var clock = CacheClock.wall
    /// A number from 0 up to 1, for the jitter.
    package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }

    /// The defaults.
    public init() {}

    /// The defaults with a prefix and a lifetime.
    public init(prefix: String = "", lifetime: Duration? = .seconds(3600)) {
        self.prefix = prefix
        self.lifetime = lifetime
    }
}
