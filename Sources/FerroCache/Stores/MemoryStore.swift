import FerroSupport
import Synchronization

/// Entries in this process, bounded by their number and by their size.
///
/// It keeps decoded values beside the bytes, so that a hit decodes nothing. Keys are spread over parts with a lock each;
/// no lock is held for longer than one entry takes. What is used least is thrown out; ``MemoryShard`` says how.
///
/// ```swift
/// let cache = Cache(MemoryStore(capacity: 10_000))
/// ```
///
/// `@unchecked Sendable`: the parts stand in memory that is allocated once, holds only mutexes, and is freed with the
/// store. An array of objects would have all threads fight for their reference counts with every hit.
public final class MemoryStore: CacheStore, @unchecked Sendable {
    private typealias Part = Mutex<MemoryShard>

    private let parts: UnsafeMutablePointer<Part>
    private let mask: Int
    private let clock: CacheClock

    /// An empty store.
    ///
    /// - Parameters:
    ///   - capacity: how many entries there may be.
    ///   - bytes: how large all entries together may be: keys, bytes, decoded values taken to be as large as their
    ///     bytes, and 160 for each. An entry that is larger than a part's share is refused with `.tooLarge`; there are
    ///     up to 16 parts of at least 4 MiB and 256 entries.
    ///   - clock: where the time to live is measured.
    public init(capacity: Int = 10_000, bytes: Int = 64 << 20, clock: CacheClock = .steady) {
        let most = max(1, min(16, capacity / 256, bytes / (4 << 20)))
        var count = 1
        while count * 2 <= most { count *= 2 }
        parts = .allocate(capacity: count)
        for index in 0..<count {
            let shard = MemoryShard(capacity: max(1, capacity / count), limit: max(1, bytes / count))
            (parts + index).initialize(to: Mutex(shard))
        }
        mask = count - 1
        self.clock = clock
    }

    deinit {
        parts.deinitialize(count: mask + 1)
        parts.deallocate()
    }

    /// How many entries there are, some of which may be expired.
    public var count: Int { (0...mask).reduce(0) { sum, part in sum + parts[part].withLock { $0.count } } }
    /// How large all entries are taken to be.
    public var bytes: Int { (0...mask).reduce(0) { sum, part in sum + parts[part].withLock { $0.bytes } } }

    /// The entry of a key, without waiting.
    package func find(_ key: String) -> CacheEntry? {
        let key = HashedKey(key)
        let now = clock.milliseconds()
        return parts[place(key.hash)].withLock { $0.get(key, now: now) }
    }

    /// The decoded value of exactly this type under a prefix and a name, of an entry without tags.
    func hit(_ prefix: String, _ name: String, _ type: ObjectIdentifier) -> MemoryShard.Hit? {
        HashedKey.withBytes(of: prefix, name) { key in
            let hash = HashedKey.hash(key)
            let now = clock.milliseconds()
            return parts[place(hash)].withLock { $0.hit(key, hash, type, now: now) }
        }
    }

    /// The entries of keys, in their order.
    public func get(_ keys: [String]) -> [CacheEntry?] { keys.map(find) }

    /// Keeps entries and replaces what was there.
    public func put(_ writes: [CacheWrite]) throws {
        for write in writes { try put(write) }
    }

    /// Keeps an entry unless the key has one.
    public func add(_ write: CacheWrite) throws -> Bool {
        let key = HashedKey(write.key)
        let now = clock.milliseconds()
        let kept: Bool? = parts[place(key.hash)].withLock { shard in
            guard shard.place(of: key, now: now) == nil else { return nil }
            return shard.put(key, write.entry, expires: Self.end(write.lifetime, now), now: now)
        }
        guard let kept else { return false }
        guard kept else { throw Self.tooLarge }
        return true
    }

    /// Removes a key and answers what it had.
    public func pull(_ key: String) -> CacheEntry? {
        let key = HashedKey(key)
        let now = clock.milliseconds()
        return parts[place(key.hash)].withLock { shard in
            guard let place = shard.place(of: key, now: now) else { return nil }
            return shard.remove(place)
        }
    }

    /// Removes keys; answers how many there were.
    public func forget(_ keys: [String]) -> Int { keys.reduce(0) { $0 + (pull($1) == nil ? 0 : 1) } }

    /// Adds to the whole number of a key.
    public func increment(_ key: String, by amount: Int64, lifetime: Duration?) throws -> Int64 {
        let key = HashedKey(key)
        let now = clock.milliseconds()
        return try parts[place(key.hash)].withLock { shard in
            let place = shard.place(of: key, now: now)
            let old = try place.map { try CounterText.number(shard.nodes[$0].entry.bytes) } ?? 0
            let sum = try CounterText.sum(old, amount)
            let end = place.map { shard.nodes[$0].expires } ?? Self.end(lifetime, now)
            guard shard.put(key, CacheEntry(Array(String(sum).utf8)), expires: end, now: now) else {
                throw Self.tooLarge
            }
            return sum
        }
    }

    /// Gives a key a new time to live.
    public func touch(_ key: String, lifetime: Duration?) -> Bool {
        let key = HashedKey(key)
        let now = clock.milliseconds()
        return parts[place(key.hash)].withLock { shard in
            guard let place = shard.place(of: key, now: now) else { return false }
            shard.nodes[place].expires = Self.end(lifetime, now)
            return true
        }
    }

    /// Removes every key that begins with a prefix: looks at all entries, one part after the other.
    public func clear(prefix: String) {
        let prefix = Array(prefix.utf8)
        for part in 0...mask { parts[part].withLock { $0.clear(prefix: prefix) } }
    }

    private func put(_ write: CacheWrite) throws {
        let key = HashedKey(write.key)
        let now = clock.milliseconds()
        let isKept = parts[place(key.hash)].withLock {
            $0.put(key, write.entry, expires: Self.end(write.lifetime, now), now: now)
        }
        if !isKept { throw Self.tooLarge }
    }

    private func place(_ hash: Int) -> Int { hash >> 32 & mask }

    private static func end(_ lifetime: Duration?, _ now: Int64) -> Int64 {
        lifetime.map { now.later(by: max(1, $0.wholeMilliseconds)) } ?? .max
    }

    private static var tooLarge: CacheError {
        CacheError(.tooLarge, "An entry is larger than its part of the memory store: give the store more bytes.")
    }
}
