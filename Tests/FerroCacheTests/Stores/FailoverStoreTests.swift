import FerroCache
import FerroSupport
import FerroTesting
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A failover store` {
    let clock = MovedClock()
    let first: FaultyStore
    let second: FaultyStore
    let changes = Reports<String>()
    let store: FailoverStore

    init() {
        let changes = changes
        first = FaultyStore(clock: clock.clock)
        second = FaultyStore(clock: clock.clock)
        store = FailoverStore(first, second, pause: .seconds(5), clock: clock.clock) { change in
            switch change {
            case .failedOver: changes.add("away")
            case .returned: changes.add("back")
            }
        }
    }

    func put(_ key: String, _ text: String) async throws {
        try await store.put([CacheWrite(key, CacheEntry(Array(text.utf8)), lifetime: nil)])
    }
    func text(_ key: String, _ store: (any CacheStore)? = nil) async throws -> String? {
        try await (store ?? self.store).get([key])[0].map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    func returned() async throws {
        clock.advance(.seconds(5))
        _ = try await store.get(["x"])
        try await eventually { store.isOnPrimary }
    }

    @Test(arguments: CacheStoreContract.rules, [false, true])
    func `keeps the contract over either store`(rule: CacheStoreContract.Rule, isBroken: Bool) async throws {
        first.isBroken = isBroken
        // Its own clock stands still, so that it never returns in the middle.
        let clock = clock
        try await rule.check(FailoverStore(first, second, clock: MovedClock().clock)) { clock.advance($0) }
    }

    @Test func `uses the second while the first fails, and says so once`() async throws {
        try await put("a", "1")
        first.isBroken = true
        #expect(try await text("a") == nil)
        try await put("a", "2")
        #expect(try await text("a") == "2")
        #expect(changes.all == ["away"])
        let calls = first.calls
        clock.advance(.milliseconds(4999))
        _ = try await text("a")
        #expect(first.calls == calls)
    }

    @Test func `answers nothing old after the return`() async throws {
        for key in ["put", "forgotten", "untouched", "gone:1", "counted"] { try await put(key, "1") }
        first.isBroken = true
        try await put("put", "2")
        _ = try await store.forget(["forgotten"])
        try await store.clear(prefix: "gone:")
        _ = try await store.increment("counted", by: 5, lifetime: nil)
        first.isBroken = false
        try await returned()
        #expect(changes.all == ["away", "back"])
        for key in ["put", "forgotten", "gone:1", "counted"] { #expect(try await text(key) == nil) }
        #expect(try await text("untouched") == "1")
        #expect(second.memory.count == 0)
    }

    @Test func `tries again after a pause when the first still fails, and loses no note of what changed`() async throws
    {
        try await put("a", "1")
        first.isBroken = true
        try await put("a", "2")
        clock.advance(.seconds(5))
        let reads = first.calls.reads
        _ = try await text("a")
        try await eventually { first.calls.reads > reads }
        #expect(!store.isOnPrimary)
        first.isBroken = false
        try await eventually {
            clock.advance(.seconds(5))
            _ = try await store.get(["x"])
            return store.isOnPrimary
        }
        #expect(try await text("a") == nil)
        #expect(changes.all == ["away", "back"])
    }

    @Test func `loses no order to forget among writers while it returns`() async throws {
        try await put("hot", "old")
        first.isBroken = true
        try await put("hot", "new")
        first.isBroken = false
        clock.advance(.seconds(5))
        _ = try await together(20) {
            for index in 0..<50 {
                try await put("key:\(index)", "1")
                _ = try await store.forget(["key:\(index)", "hot"])
            }
        }
        try await eventually {
            clock.advance(.seconds(5))
            _ = try await store.get(["x"])
            return store.isOnPrimary
        }
        #expect(try await text("hot", first.memory) == nil)
        #expect(second.memory.count == 0)
    }

    @Test func `does not take a wrong counter for a failure`() async throws {
        try await put("a", "text")
        await #expect(throws: CacheError.self) { try await store.increment("a", by: 1, lifetime: nil) }
        #expect(store.isOnPrimary)
    }

    @Test func `keeps tags true across a failure and the return`() async throws {
        let cache = Cache(store)
        let key = CacheKey<Int>("n", tags: ["posts"])
        #expect(try await cache.remember(key) { 1 } == 1)
        first.isBroken = true
        try await cache.flush(tags: "posts")
        first.isBroken = false
        try await returned()
        #expect(try await cache.get(key) == nil)
    }
}
