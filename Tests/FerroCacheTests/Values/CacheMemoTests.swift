import FerroCache
import Testing

@Suite struct `A memo` {
    let store = FaultyStore()
    let key: CacheKey<Int> = "n"

    @Test func `asks the store once for a value, and once for none`() async throws {
        let cache = Cache(store)
        try await cache.put(key, 1)
        let memo = cache.memo()
        for _ in 0..<3 {
            #expect(try await memo.get(key) == 1)
            #expect(try await memo.has("other" as CacheKey<Int>) == false)
            #expect(try await memo.remember(key) { 2 } == 1)
        }
        #expect(store.calls.reads == 2)
        #expect(try await cache.get(key) == 1)
        #expect(store.calls.reads == 3)
    }

    @Test func `computes what it knows to be missing`() async throws {
        let memo = Cache(store).memo()
        #expect(try await memo.get(key) == nil)
        #expect(try await memo.remember(key) { 1 } == 1)
        #expect(try await memo.get(key) == 1)
    }

    @Test func `sees what is written through it`() async throws {
        let cache = Cache(store)
        let memo = cache.memo()
        try await memo.put(key, 1)
        #expect(try await memo.get(key) == 1)
        #expect(try await cache.get(key) == 1)
        try await memo.increment(key)
        #expect(try await memo.get(key) == 2)
        try await memo.forget(key)
        #expect(try await memo.get(key) == nil)
        #expect(try await memo.add(key, 5))
        #expect(try await memo.get(key) == 5)
        #expect(try await memo.pull(key) == 5)
        #expect(try await memo.get(key) == nil)
        try await memo.put(key, 6)
        try await memo.clear()
        #expect(try await memo.get(key) == nil)
    }

    @Test func `forgets with the tags that are flushed through it`() async throws {
        let memo = Cache(store).memo()
        let tagged = CacheKey<Int>("t", tags: ["a"])
        try await memo.put(tagged, 1)
        #expect(try await memo.get(tagged) == 1)
        try await memo.flush(tags: "a")
        #expect(try await memo.get(tagged) == nil)
    }

    @Test func `does not see what others write, and does not grow without end`() async throws {
        let cache = Cache(store)
        let memo = cache.memo()
        #expect(try await memo.get(key) == nil)
        try await cache.put(key, 1)
        #expect(try await memo.get(key) == nil)
        #expect(try await cache.memo().get(key) == 1)
        for index in 0..<2000 { _ = try await memo.get(CacheKey<Int>("n:\(index)")) }
        let reads = store.calls.reads
        _ = try await memo.get(CacheKey<Int>("n:\(1999)"))
        #expect(store.calls.reads == reads + 1)
    }
}
