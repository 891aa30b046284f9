/// A store that keeps nothing: every read is a miss.
///
/// It switches a cache off. Counters always begin at 0, and adding always succeeds.
public struct NullStore: CacheStore {
    /// A store that keeps nothing.
    public init() {}

    /// Nothing, for every key.
    public func get(_ keys: [String]) -> [CacheEntry?] { keys.map { _ in nil } }
    /// Does nothing.
    public func put(_ writes: [CacheWrite]) {}
    /// True, although nothing is kept.
    public func add(_ write: CacheWrite) -> Bool { true }
    /// Nothing.
    public func pull(_ key: String) -> CacheEntry? { nil }
    /// 0.
    public func forget(_ keys: [String]) -> Int { 0 }
    /// The amount.
    public func increment(_ key: String, by amount: Int64, lifetime: Duration?) -> Int64 { amount }
    /// False.
    public func touch(_ key: String, lifetime: Duration?) -> Bool { false }
    /// Does nothing.
    public func clear(prefix: String) {}
}
