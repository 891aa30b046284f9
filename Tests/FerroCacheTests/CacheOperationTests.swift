import FerroCache
import FerroSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct `What a cache does beside remembering` {
    let clock = MovedClock()
    var cache: Cache {
        Cache(FaultyStore(clock: clock.clock), configuration: CacheConfiguration(lifetime: .seconds(100)))
    }
    let key: CacheKey<Int> = "n"

    @Test func `keeps values for the default lifetime, for one of their own, or for ever`() async throws {
        let cache = cache
        try await cache.put("default", 1)
        try await cache.put("own", 1, for: .seconds(200))
        try await cache.forever("ever", 1)
        clock.advance(.seconds(100))
        let keys: [CacheKey<Int>] = ["default", "own", "ever"]
        #expect(try await cache.get(keys) == [nil, 1, 1])
        clock.advance(.days(1000))
        #expect(try await cache.get(keys) == [nil, nil, 1])
    }

    @Test func `puts, gets and forgets many at once, in one call each`() async throws {
        let store = FaultyStore()
        let cache = Cache(store)
        let keys = (0..<10).map { CacheKey<Int>("n:\($0)") }
        try await cache.put(Array(zip(keys, 0..<10)))
        #expect(try await cache.get(keys + ["other"]) == Array(0..<10) + [nil])
        #expect(try await cache.forget(keys) == 10)
        #expect(store.calls == FaultyStore.Calls(reads: 1, writes: 2))
    }

    @Test func `a lifetime of nothing removes the key`() async throws {
        let cache = cache
        try await cache.put(key, 1)
        try await cache.put(key, 2, for: .zero)
        #expect(try await cache.has(key) == false)
    }

    @Test func `one of many adds, and one of many pulls`() async throws {
        let cache = cache
        let added = try await together(50) { [key] in try await cache.add(key, 1) }
        #expect(added.filter { $0 }.count == 1)
        let pulled = try await together(50) { [key] in try await cache.pull(key) }
        #expect(pulled.compactMap { $0 } == [1])
    }

    @Test func `counts, and keeps the lifetime of the counter`() async throws {
        let cache = cache
        let sums = try await together(50) { [key] in try await cache.increment(key, by: 2) }
        #expect(sums.sorted() == (1...50).map { $0 * 2 })
        #expect(try await cache.decrement(key, by: 99) == 1)
        #expect(try await cache.get(key) == 1)
        clock.advance(.seconds(100))
        #expect(try await cache.increment(key) == 1)
    }

    @Test func `a counter that does not fit its type, has tags or another value throws`() async throws {
        let cache = cache
        let isCounter: (any Error) -> Bool = { ($0 as? CacheError)?.code == .counter }
        let small: CacheKey<Int8> = "small"
        try await cache.put(small, 127)
        await #expect(performing: { _ = try await cache.increment(small) }, throws: isCounter)
        let tagged = CacheKey<Int>("tagged", tags: ["a"])
        await #expect(performing: { _ = try await cache.increment(tagged) }, throws: isCounter)
        try await cache.put("text", "a")
        await #expect(performing: { _ = try await cache.increment(CacheKey<Int>("text")) }, throws: isCounter)
        await #expect(performing: { _ = try await cache.decrement(CacheKey<Int64>("n"), by: .min) }, throws: isCounter)
    }

    @Test func `touching gives a key a new lifetime`() async throws {
        let cache = cache
        try await cache.put(key, 1)
        clock.advance(.seconds(99))
        #expect(try await cache.touch(key, for: .seconds(50)))
        clock.advance(.seconds(49))
        #expect(try await cache.get(key) == 1)
        clock.advance(.seconds(1))
        #expect(try await cache.touch(key) == false)
    }

    @Test func `without a store it computes each time`() async throws {
        let cache = Cache(NullStore())
        let tally = Tally()
        for expected in 1...3 { #expect(try await cache.remember(key) { tally.add() } == expected) }
        #expect(try await cache.get(key) == nil)
    }

    @Test func `remembering for ever keeps the value until it is forgotten`() async throws {
        let cache = cache
        #expect(try await cache.rememberForever(key) { 1 } == 1)
        clock.advance(.days(4000))
        #expect(try await cache.rememberForever(key) { 2 } == 1)
        try await cache.forget(key)
        #expect(try await cache.rememberForever(key) { 2 } == 2)
    }

    @Test func `a warmer fills it, and one that fails is named and reported`() async throws {
        struct Failed: Error {}
        let reports = Reports<CacheEvent>()
        var configuration = CacheConfiguration()
        configuration.onEvent = { reports.add($0) }
        let cache = Cache(MemoryStore(), configuration: configuration)
        let running = Tally()
        let most = Reports<Int>()
        var warmers = (0..<10).map { index in
            CacheWarmer("warmer \(index)") { cache in
                most.add(running.add())
                await Task.yield()
                _ = try await cache.remember("n:\(index)") { index }
                running.add(-1)
            }
        }
        warmers.append(CacheWarmer("broken") { _ in throw Failed() })
        #expect(await cache.warm(warmers, atMost: 3) == ["broken"])
        #expect(most.all.allSatisfy { $0 <= 3 })
        #expect(try await cache.get((0..<10).map { CacheKey<Int>("n:\($0)") }) == Array(0..<10))
        #expect(reports.all.map(\.family) == ["broken"])
    }
}
