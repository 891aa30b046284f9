/// Where a cache keeps its entries: bytes under keys, each with a time to live.
///
/// What users call is ``Cache``; a store only does these eight things, each atomically. `FerroTesting` has the suite that
/// shows it does.
public protocol CacheStore: Sendable {
    /// The entries of keys, in their order; nil where there is none or its time is over.
    func get(_ keys: [String]) async throws -> [CacheEntry?]
    /// Keeps entries and replaces what was there.
    func put(_ writes: [CacheWrite]) async throws
    /// Keeps an entry unless the key has one; answers whether it did.
    func add(_ write: CacheWrite) async throws -> Bool
    /// Removes a key and answers what it had.
    func pull(_ key: String) async throws -> CacheEntry?
    /// Removes keys; answers how many there were.
    func forget(_ keys: [String]) async throws -> Int
    /// Adds to the whole number of a key and answers the sum; a key that is not there counts as 0.
    ///
    /// The time to live of an existing key stays as it is; `lifetime` is for a new one.
    /// - Throws: ``CacheError`` with `.counter` when the key has something else, or the sum does not fit 64 bits.
    func increment(_ key: String, by amount: Int64, lifetime: Duration?) async throws -> Int64
    /// Gives a key a new time to live, nil for ever; answers whether there is such a key.
    func touch(_ key: String, lifetime: Duration?) async throws -> Bool
    /// Removes every key that begins with a prefix, and no other.
    func clear(prefix: String) async throws
}
