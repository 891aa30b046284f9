/// One part of the memory store: a bounded table that throws out what is used least.
///
/// Which entry goes is decided by SIEVE (Zhang, Yang, Yue, Vigfusson and Rashmi, "SIEVE is Simpler than LRU: an
/// Efficient Turn-Key Eviction Algorithm for Web Caches", NSDI 2024): entries stand in the order in which they came; a
/// read only marks its entry; a hand walks from the oldest towards the newest, takes marks away, and throws out the first
/// entry without one. Expired entries go when they are met: by a read, by the hand, and by a sweep that looks at two
/// entries with every write.
struct MemoryShard {
    struct Node {
        var key: HashedKey
        var entry: CacheEntry {
            didSet { decoded = Self.plain(entry) }
        }
        /// The decoded value of an entry without tags.
        private(set) var decoded: DecodedEntry?
        var expires: Int64
        var cost: Int
        var isVisited = false
        /// Towards the newest, and towards the oldest; -1 for the end.
        var newer = -1
        var older = -1
        var isFree = false

        init(key: HashedKey, entry: CacheEntry, expires: Int64, cost: Int, isFree: Bool = false) {
            self.key = key
            self.entry = entry
            self.expires = expires
            self.cost = cost
            self.isFree = isFree
            decoded = Self.plain(entry)
        }

        private static func plain(_ entry: CacheEntry) -> DecodedEntry? {
            guard let value = entry.value, let known = unboxed(value, as: DecodedEntry.self) else { return nil }
            return known.envelope.tags.isEmpty ? known : nil
        }
    }

    /// A decoded value in its box, and until when it is fresh.
    struct Hit: Sendable {
        let box: any AnyObject & Sendable
        let freshUntil: Int64
    }

    let capacity: Int
    let limit: Int
    private var index = PlaceTable()
    var nodes: [Node] = []
    private var free: [Int] = []
    private(set) var bytes = 0
    private var newest = -1
    private var oldest = -1
    private var hand = -1
    private var sweeper = 0

    var count: Int { index.count }

    init(capacity: Int, limit: Int) {
        self.capacity = capacity
        self.limit = limit
    }

    /// What an entry is taken to need: a decoded value is counted as large as its bytes.
    static func cost(_ key: HashedKey, _ entry: CacheEntry) -> Int {
        key.text.utf8.count + entry.bytes.count * (entry.value == nil ? 1 : 2) + 160
    }

    /// The place of a key that is there and not expired; it is marked as read.
    mutating func place(of key: HashedKey, now: Int64) -> Int? {
        HashedKey.withBytes(of: key.text) { place(of: $0, key.hash, now: now) }
    }

    private mutating func place(of key: UnsafeRawBufferPointer, _ hash: Int, now: Int64) -> Int? {
        guard let place = find(key, hash) else { return nil }
        guard nodes[place].expires > now else {
            remove(place)
            return nil
        }
        if !nodes[place].isVisited { nodes[place].isVisited = true }
        return place
    }

    private func find(_ key: UnsafeRawBufferPointer, _ hash: Int) -> Int? {
        index.find(hash) { nodes[$0].key.isSame(key) }
    }

    private func find(_ key: HashedKey) -> Int? { HashedKey.withBytes(of: key.text) { find($0, key.hash) } }

    /// The decoded value of exactly this type, of an entry without tags.
    mutating func hit(_ key: UnsafeRawBufferPointer, _ hash: Int, _ type: ObjectIdentifier, now: Int64) -> Hit? {
        guard let place = place(of: key, hash, now: now), let known = nodes[place].decoded, known.type == type,
            let box = known.box
        else { return nil }
        return Hit(box: box, freshUntil: known.envelope.freshUntil ?? .max)
    }

    mutating func get(_ key: HashedKey, now: Int64) -> CacheEntry? {
        guard let place = place(of: key, now: now) else { return nil }
        return nodes[place].entry
    }

    /// Keeps an entry; false when it is larger than everything that may be here.
    mutating func put(_ key: HashedKey, _ entry: CacheEntry, expires: Int64, now: Int64) -> Bool {
        let cost = Self.cost(key, entry)
        let known = find(key)
        guard cost <= limit else {
            if let known { remove(known) }
            return false
        }
        sweep(now: now)
        if let place = find(key), bytes - nodes[place].cost + cost <= limit {
            bytes += cost - nodes[place].cost
            nodes[place].entry = entry
            nodes[place].expires = expires
            nodes[place].cost = cost
            nodes[place].isVisited = true
            return true
        }
        if let place = find(key) { remove(place) }
        while index.count >= capacity || bytes + cost > limit { evict(now: now) }
        insert(Node(key: key, entry: entry, expires: expires, cost: cost))
        return true
    }

    @discardableResult mutating func remove(_ place: Int) -> CacheEntry {
        let node = nodes[place]
        index.remove(node.key.hash, place)
        bytes -= node.cost
        if node.newer >= 0 { nodes[node.newer].older = node.older } else { newest = node.older }
        if node.older >= 0 { nodes[node.older].newer = node.newer } else { oldest = node.newer }
        if hand == place { hand = node.newer }
        nodes[place] = Node(key: Self.nothing, entry: CacheEntry([]), expires: 0, cost: 0, isFree: true)
        free.append(place)
        return node.entry
    }

    private static let nothing = HashedKey("")

    private mutating func insert(_ node: Node) {
        var node = node
        node.older = newest
        let place: Int
        if let known = free.popLast() {
            place = known
            nodes[place] = node
        } else {
            place = nodes.count
            nodes.append(node)
        }
        if newest >= 0 { nodes[newest].newer = place } else { oldest = place }
        newest = place
        index.insert(node.key.hash, place)
        bytes += node.cost
    }

    private mutating func evict(now: Int64) {
        var place = hand >= 0 ? hand : oldest
        guard place >= 0 else { return }
        while nodes[place].isVisited, nodes[place].expires > now {
            nodes[place].isVisited = false
            place = nodes[place].newer >= 0 ? nodes[place].newer : oldest
        }
        let isExpired = nodes[place].expires <= now
        hand = place
        let entry = remove(place)
        if !isExpired { entry.counters?.count(.eviction) }
    }

    private mutating func sweep(now: Int64) {
        for _ in 0..<2 where !nodes.isEmpty {
            sweeper = sweeper + 1 < nodes.count ? sweeper + 1 : 0
            if !nodes[sweeper].isFree, nodes[sweeper].expires <= now { remove(sweeper) }
        }
    }

    mutating func clear(prefix: [UInt8]) {
        for place in nodes.indices where !nodes[place].isFree && nodes[place].key.text.utf8.starts(with: prefix) {
            remove(place)
        }
    }
}
