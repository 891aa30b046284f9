/// Values that are kept for a while, so that they need not be computed each time.
///
/// ```swift
/// let cache = Cache(MemoryStore())
/// let page = try await cache.remember(.frontPage, for: .minutes(5)) { try await loadFrontPage() }
/// try await cache.forget(.post(post.id))
/// ```
///
/// A store that fails does not fail the caller's work: reads are misses, and ``CacheConfiguration`` says what becomes of
/// writes. Copies share everything.
public struct Cache: Sendable {
    let core: CacheCore
    let notes: CacheMemo?

    /// A cache over a store.
    ///
    /// - Parameter locks: with them, `remember` computes a value in one process at a time.
    public init(
        _ store: any CacheStore, locks: (any LockStore)? = nil,
        configuration: CacheConfiguration = CacheConfiguration()
    ) {
        core = CacheCore(store, locks: locks, configuration: configuration)
        notes = nil
    }

    init(core: CacheCore, notes: CacheMemo?) {
        self.core = core
        self.notes = notes
    }

    /// How it behaves.
    public var configuration: CacheConfiguration { core.configuration }
    /// What happened in this process since the cache was made, by key family.
    public var statistics: CacheStatistics { core.families.statistics }
    /// The store, for what a cache itself does not do.
    package var store: any CacheStore { core.store }

    /// This cache with a memory of what was read through it: a second read of a key asks no store.
    ///
    /// It is for something short, such as one request: it does not see what others write meanwhile. What is written
    /// through it is written to the store as well. It remembers 1000 keys.
    public func memo() -> Cache { Cache(core: core, notes: CacheMemo()) }
}
