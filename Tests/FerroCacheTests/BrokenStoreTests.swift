import FerroCache
import FerroSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A cache whose store is broken` {
    let store = FaultyStore()
    let reports = Reports<CacheEvent>()
    let key: CacheKey<Int> = "n"

    func cache(_ change: (inout CacheConfiguration) -> Void = { _ in }) -> Cache {
        var configuration = CacheConfiguration()
        configuration.onEvent = { reports.add($0) }
        change(&configuration)
        return Cache(store, configuration: configuration)
    }

    @Test func `reads misses and computes, and says so once until it recovers`() async throws {
        let cache = cache()
        try await cache.put(key, 1)
        store.isBroken = true
        for _ in 0..<3 {
            #expect(try await cache.get(key) == nil)
            #expect(try await cache.get([key]) == [nil])
            #expect(try await cache.remember(key) { 2 } == 2)
            #expect(try await cache.remember(CacheKey<Int>("m", tags: ["a"])) { 3 } == 3)
        }
        #expect(reports.all.map(\.kind) == [.storeFailed])
        store.isBroken = false
        #expect(try await cache.get(key) == 1)
        #expect(reports.all.map(\.kind) == [.storeFailed, .storeRecovered])
        store.isBroken = true
        _ = try await cache.get(key)
        #expect(reports.all.count == 3)
    }

    @Test func `computes once for those who ask at the same time`() async throws {
        store.isBroken = true
        let cache = cache()
        let tally = Tally()
        let gate = Gate()
        let values = try await together(50) { [key] in
            try await cache.remember(key) {
                await gate.pass()
                return tally.add()
            }
        } whileWaiting: {
            try await eventually { store.calls.reads >= 50 }
            for _ in 0..<200 { await Task.yield() }
            gate.open()
        }
        #expect(tally.count < 10)
        #expect(values.count == 50)
    }

    @Test func `drops what is put and throws what must be forgotten, unless told otherwise`() async throws {
        store.isBroken = true
        let isStore: (any Error) -> Bool = { ($0 as? CacheError)?.code == .store }
        let usual = cache()
        try await usual.put(key, 1)
        await #expect(performing: { try await usual.forget(key) }, throws: isStore)
        await #expect(performing: { try await usual.flush(tags: "a") }, throws: isStore)
        await #expect(performing: { try await usual.clear() }, throws: isStore)
        let other = cache {
            $0.failedPuts = .thrown
            $0.failedForgets = .dropped
        }
        await #expect(performing: { try await other.put(key, 1) }, throws: isStore)
        try await other.forget(key)
        try await other.flush(tags: "a")
        try await other.clear()
        #expect(try await other.remember(key) { 1 } == 1)
    }

    @Test func `throws where no answer would be true`() async throws {
        store.isBroken = true
        let cache = cache()
        let isStore: (any Error) -> Bool = { ($0 as? CacheError)?.code == .store }
        await #expect(performing: { _ = try await cache.add(key, 1) }, throws: isStore)
        await #expect(performing: { _ = try await cache.pull(key) }, throws: isStore)
        await #expect(performing: { _ = try await cache.increment(key) }, throws: isStore)
        await #expect(performing: { _ = try await cache.touch(key) }, throws: isStore)
    }
}
