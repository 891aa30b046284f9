/// Something that went wrong in a cache without an error for the caller.
public struct CacheEvent: Sendable, CustomStringConvertible {
    /// The kinds of event; raw values are static text, safe as metric labels.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A value is of an older shape of its type, and was taken for a miss.
        case undecodable = "cache.undecodable"
        /// An entry's bytes are damaged, and it was taken for a miss.
        case damaged = "cache.damaged"
        /// A computed value was answered but not kept.
        case notKept = "cache.not_kept"
        /// The store failed: reads are misses from now on. Reported once until it recovers.
        case storeFailed = "cache.store_failed"
        /// The store answers again.
        case storeRecovered = "cache.store_recovered"
        /// The locks failed, and values are computed without one. Reported once until they answer again.
        case lockFailed = "cache.lock_failed"
        /// A stale value could not be computed anew and stays until its end.
        case refreshFailed = "cache.refresh_failed"
        /// A warmer failed.
        case warmFailed = "cache.warm_failed"
    }

    /// What happened.
    public var kind: Kind
    /// The family of the key, or the name of the warmer; empty when it is about the store.
    public var family: String
    /// The error behind it.
    public var cause: (any Error)?

    /// `kind family: cause`, never a value.
    public var description: String {
        let name = family.isEmpty ? kind.rawValue : "\(kind.rawValue) \(family)"
        return cause.map { "\(name): \($0)" } ?? name
    }
}
