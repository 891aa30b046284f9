import FerroCache
import Testing

@Suite struct `The numbers of a cache` {
    @Test func `are kept by family`() async throws {
        let cache = Cache(MemoryStore())
        for index in 0..<10 { _ = try await cache.remember("post:\(index)") { index } }
        for index in 0..<20 { _ = try await cache.get(CacheKey<Int>("post:\(index)")) }
        _ = try await cache.get(CacheKey<Int>("front_page"))
        let posts = try #require(cache.statistics.families["post:"])
        #expect(posts.hits == 10)
        #expect(posts.misses == 20)
        #expect(posts.sets == 10)
        #expect(posts.hitRatio == 1.0 / 3)
        #expect(cache.statistics.families["front_page"]?.misses == 1)
        #expect(cache.statistics.total.misses == 21)
        #expect(CacheStatistics.Counts().hitRatio == nil)
    }

    @Test func `are exact whatever the number of tasks`() async throws {
        let cache = Cache(MemoryStore())
        try await cache.put("n", 1)
        _ = try await together(64) {
            for _ in 0..<1000 { _ = try await cache.get(CacheKey<Int>("n")) }
        }
        #expect(cache.statistics.families["n"]?.hits == 64_000)
    }

    @Test func `are kept for 256 families, and for all others together`() async throws {
        let cache = Cache(MemoryStore())
        _ = try await together(4) {
            for index in 0..<1000 { _ = try await cache.get(CacheKey<Int>(named: "n", family: "family \(index)")) }
        }
        #expect(cache.statistics.families.count == 257)
        #expect(cache.statistics.total.misses == 4000)
        #expect(cache.statistics.families["other"]?.misses == 4 * (1000 - 256))
    }
}
