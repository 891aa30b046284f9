import FerroCache
import Synchronization

/// A store that keeps bytes only, as one on another machine does, counts its calls, and fails when it is told to.
final class FaultyStore: CacheStore {
    struct Broken: Error {}
    struct Calls: Equatable, Sendable {
        var reads = 0
        var writes = 0
    }

    let memory: MemoryStore
    private let state = Mutex((isBroken: false, calls: Calls()))
    /// Is awaited before each read.
    let beforeRead: @Sendable () async -> Void

    init(clock: CacheClock = .steady, beforeRead: @escaping @Sendable () async -> Void = {}) {
        memory = MemoryStore(clock: clock)
        self.beforeRead = beforeRead
    }

    var isBroken: Bool {
        get { state.withLock { $0.isBroken } }
        set { state.withLock { $0.isBroken = newValue } }
    }
    var calls: Calls { state.withLock { $0.calls } }

    private func note(_ path: WritableKeyPath<Calls, Int>) throws {
        try state.withLock { state in
            state.calls[keyPath: path] += 1
            if state.isBroken { throw Broken() }
        }
    }

    private func plain(_ write: CacheWrite) -> CacheWrite {
        CacheWrite(write.key, CacheEntry(write.entry.bytes), lifetime: write.lifetime)
    }

    func get(_ keys: [String]) async throws -> [CacheEntry?] {
        await beforeRead()
        try note(\.reads)
        return memory.get(keys)
    }
    func put(_ writes: [CacheWrite]) async throws {
        try note(\.writes)
        try memory.put(writes.map(plain))
    }
    func add(_ write: CacheWrite) async throws -> Bool {
        try note(\.writes)
        return try memory.add(plain(write))
    }
    func pull(_ key: String) async throws -> CacheEntry? {
        try note(\.writes)
        return memory.pull(key)
    }
    func forget(_ keys: [String]) async throws -> Int {
        try note(\.writes)
        return memory.forget(keys)
    }
    func increment(_ key: String, by amount: Int64, lifetime: Duration?) async throws -> Int64 {
        try note(\.writes)
        return try memory.increment(key, by: amount, lifetime: lifetime)
    }
    func touch(_ key: String, lifetime: Duration?) async throws -> Bool {
        try note(\.writes)
        return memory.touch(key, lifetime: lifetime)
    }
    func clear(prefix: String) async throws {
        try note(\.writes)
        memory.clear(prefix: prefix)
    }
}
