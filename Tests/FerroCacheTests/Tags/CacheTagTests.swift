import FerroCache
import FerroSupport
import Testing

extension CacheTag { fileprivate static let posts: Self = "posts" }

@Suite(.timeLimit(.minutes(1))) struct `A tag` {
    static let stores: [@Sendable () -> any CacheStore] = [{ MemoryStore() }, { FaultyStore() }]
    let key = CacheKey<Int>("post:\(1)", tags: [.posts])

    @Test(arguments: stores.indices)
    func `takes its entries with it when it is flushed, and no others`(index: Int) async throws {
        let cache = Cache(Self.stores[index]())
        let other = CacheKey<Int>("user:\(1)", tags: ["users"])
        try await cache.put([(key, 1), (other, 2)])
        try await cache.put("plain", 3)
        #expect(try await cache.get(key) == 1)
        try await cache.flush(tags: .posts)
        #expect(try await cache.get(key) == nil)
        #expect(try await cache.get([key, other]) == [nil, 2])
        #expect(try await cache.get("plain") == 3)
        #expect(try await cache.pull(key) == nil)
        try await cache.put(key, 4)
        #expect(try await cache.get(key) == 4)
        #expect(try await cache.pull(key) == 4)
    }

    @Test func `is read with the value in one call`() async throws {
        let store = FaultyStore()
        let cache = Cache(store)
        let key = CacheKey<Int>("n", tags: ["a", "b", "c"])
        _ = try await cache.remember(key) { 1 }
        let before = store.calls
        #expect(try await cache.remember(key) { 2 } == 1)
        #expect(try await cache.get(key) == 1)
        #expect(store.calls.reads == before.reads + 2)
        #expect(store.calls.writes == before.writes)
    }

    @Test(arguments: stores.indices)
    func `that is flushed while a value is computed makes the value invisible`(index: Int) async throws {
        let cache = Cache(Self.stores[index]())
        let started = Gate()
        let gate = Gate()
        let computing = Task { [key] in
            try await cache.remember(key) {
                started.open()
                await gate.pass()
                return 1
            }
        }
        await started.pass()
        try await cache.flush(tags: .posts)
        gate.open()
        #expect(try await computing.value == 1)
        #expect(try await cache.get(key) == nil)
        #expect(try await cache.remember(key) { 2 } == 2)
        #expect(try await cache.get(key) == 2)
    }

    @Test(arguments: stores.indices)
    func `given to remember is known to readers that do not name it`(index: Int) async throws {
        let cache = Cache(Self.stores[index]())
        _ = try await cache.remember("n", tags: [.posts, "more"]) { 1 }
        #expect(try await cache.get("n") == 1)
        #expect(try await cache.remember("n") { 2 } == 1)
        try await cache.flush(tags: "more")
        #expect(try await cache.get(CacheKey<Int>("n")) == nil)
    }

    @Test func `that a full store threw out leaves no old entry valid`() async throws {
        let store = MemoryStore()
        let cache = Cache(store)
        try await cache.put(key, 1)
        #expect(store.forget(["#tag:posts"]) == 1)
        #expect(try await cache.get(key) == nil)
        try await cache.put(CacheKey<Int>("post:\(2)", tags: [.posts]), 2)
        #expect(try await cache.get(key) == nil)
    }

    @Test func `that its reader names and its writer did not makes the entry a miss`() async throws {
        let cache = Cache(MemoryStore())
        try await cache.put("post:\(1)", 1)
        #expect(try await cache.get(key) == nil)
    }

    @Test func `lets a flushed entry be added again, by one of many`() async throws {
        let cache = Cache(FaultyStore())
        try await cache.put(key, 1)
        try await cache.flush(tags: .posts)
        let added = try await together(50) { [key] in try await cache.add(key, 2) }
        #expect(added.filter { $0 }.count == 1)
        #expect(try await cache.get(key) == 2)
    }

    @Test(arguments: ["", "a\nb", "#a", String(repeating: "a", count: 256)])
    func `that breaks the limits is refused`(name: String) async throws {
        let cache = Cache(MemoryStore())
        let isKeyError: (any Error) -> Bool = { ($0 as? CacheError)?.code == .key }
        await #expect(performing: { try await cache.flush(tags: [CacheTag(name)]) }, throws: isKeyError)
        let key = CacheKey<Int>("n", tags: [CacheTag(name)])
        await #expect(performing: { try await cache.put(key, 1) }, throws: isKeyError)
        await #expect(performing: { _ = try await cache.get(key) }, throws: isKeyError)
        let many = CacheKey<Int>("n", tags: (0..<33).map { "tag\($0)" })
        await #expect(performing: { try await cache.put(many, 1) }, throws: isKeyError)
    }

    @Test func `leaves nothing in the store for a value that could not be computed`() async throws {
        struct NotFound: Error {}
        let store = FaultyStore()
        let cache = Cache(store)
        for index in 0..<10 {
            let key = CacheKey<Int>("post:\(index)", tags: ["post:\(index)"])
            await #expect(throws: NotFound.self) { try await cache.remember(key) { throw NotFound() } }
            #expect(try await cache.remember(key, missing: nil) { nil } == nil)
        }
        #expect(store.memory.count == 0)
    }

    @Test func `ends some time after it was last of use, and not before its entries`() async throws {
        let clock = MovedClock()
        let store = MemoryStore(clock: clock.clock)
        let cache = Cache(store)
        _ = try await cache.remember(key, for: .seconds(3600)) { 1 }
        clock.advance(.seconds(61 * 86_400))
        #expect(try await cache.get(key) == nil)
        #expect(store.get(["#tag:posts"]).compactMap { $0 }.isEmpty)

        _ = try await cache.remember(key, for: .seconds(3600)) { 1 }
        try await cache.forever(CacheKey<Int>("kept", tags: [.posts]), 2)
        clock.advance(.seconds(1000 * 86_400))
        #expect(try await cache.get(CacheKey<Int>("kept", tags: [.posts])) == 2)
        try await cache.flush(tags: .posts)
        #expect(try await cache.get(CacheKey<Int>("kept", tags: [.posts])) == nil)
    }
}
