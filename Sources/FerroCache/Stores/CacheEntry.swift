/// What a store keeps under a key.
public struct CacheEntry: Sendable {
    /// The bytes; of a counter, its decimal digits.
    public var bytes: [UInt8]
    /// The value the bytes stand for, where a store in this process kept it: saves reading them.
    public var value: (any Sendable)?
    /// Where the key's family is counted, for a store in this process that throws entries out.
    package var counters: FamilyCounters?

    /// An entry.
    public init(_ bytes: [UInt8], value: (any Sendable)? = nil) {
        self.bytes = bytes
        self.value = value
    }
}

/// An entry that is to be kept.
public struct CacheWrite: Sendable {
    /// The whole key, prefix included.
    public var key: String
    /// What is kept.
    public var entry: CacheEntry
    /// How long, more than zero; nil for ever.
    public var lifetime: Duration?

    /// An entry under a key.
    public init(_ key: String, _ entry: CacheEntry, lifetime: Duration?) {
        self.key = key
        self.entry = entry
        self.lifetime = lifetime
    }
}
