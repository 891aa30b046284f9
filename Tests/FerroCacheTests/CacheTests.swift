import FerroCache
import FerroSupport
import FerroTesting
import Testing

struct PostView: Codable, Sendable, Hashable {
    var id = 1
    var title = "Zoë"
}

extension CacheKey where Value == [PostView] { static var frontPage: Self { "front_page" } }
extension CacheKey where Value == PostView { static func post(_ id: Int) -> Self { "post:\(id)" } }

@Suite struct `A cache` {
    let cache = Cache(MemoryStore())

    @Test func `gives back what was put, typed by the key`() async throws {
        #expect(try await cache.get(.post(7)) == nil)
        try await cache.put(.post(7), PostView(id: 7))
        #expect(try await cache.get(.post(7)) == PostView(id: 7))
        #expect(try await cache.has(.post(7)))
        #expect(try await cache.forget(.post(7)))
        #expect(try await cache.get(.post(7)) == nil)
    }

    @Test func `remembers what was computed`() async throws {
        for _ in 0..<2 {
            let page = try await cache.remember(.frontPage, for: .minutes(5)) { [PostView()] }
            #expect(page == [PostView()])
        }
        #expect(cache.statistics.families["front_page"]?.hits == 1)
        #expect(cache.statistics.families["front_page"]?.misses == 1)
        #expect(cache.statistics.families["front_page"]?.sets == 1)
    }
}
