import FerroCache
import FerroSupport
import Testing

@Suite struct `A cached value` {
    struct Old: Codable, Sendable { var name: String }
    struct New: Codable, Sendable, Equatable {
        var name: String
        var age: Int
    }
    struct NotCodable: Codable, Sendable {
        var number = Double.nan
    }

    let store = FaultyStore()
    let reports = Reports<CacheEvent>()
    var cache: Cache {
        var configuration = CacheConfiguration()
        configuration.maximumValueSize = 1000
        configuration.onEvent = { reports.add($0) }
        return Cache(store, configuration: configuration)
    }

    @Test func `is raw when it is text or bytes, and JSON otherwise`() async throws {
        try await cache.put("text", "Zoë")
        try await cache.put("bytes", [0, 255] as [UInt8])
        try await cache.put("number", 7)
        try await cache.put("list", [Int]())
        let bytes = store.memory.get(["text", "bytes", "number", "list"]).map { $0?.bytes }
        #expect(bytes == [Array("Zoë".utf8), [0, 255], Array("7".utf8), Array("[]".utf8)])
    }

    @Test(arguments: [[], [0xFE], [0xFE, 1, 0], [0xFE, 1, 7, 1, 2], [0xFF, 0xFE], [0]] as [[UInt8]])
    func `of bytes comes back unchanged, whatever it begins with`(bytes: [UInt8]) async throws {
        try await cache.put("bytes", bytes)
        #expect(try await cache.get("bytes") == bytes)
        _ = try await cache.remember("stale", stale: .seconds(9), tags: ["a"]) { bytes }
        #expect(try await cache.remember("stale", tags: ["a"]) { [1] } == bytes)
    }

    @Test(arguments: ["", "7", "Zoë", "{}", "null"])
    func `of text comes back unchanged`(text: String) async throws {
        try await cache.put("text", text)
        #expect(try await cache.get("text") == text)
    }

    @Test func `of an older shape is a miss, and reported`() async throws {
        let cache = cache
        try await cache.put("user:\(1)", Old(name: "a"))
        #expect(try await cache.get(CacheKey<New>("user:\(1)")) == nil)
        #expect(reports.all.map(\.description) == ["cache.undecodable user:"])
        #expect(try await cache.remember("user:\(1)") { New(name: "a", age: 1) } == New(name: "a", age: 1))
        #expect(try await cache.get("user:\(1)") == New(name: "a", age: 1))
    }

    @Test func `of another type under the same name in memory is read from its bytes`() async throws {
        let cache = Cache(MemoryStore())
        try await cache.put("n", New(name: "a", age: 1))
        #expect(try await cache.get(CacheKey<Old>("n"))?.name == "a")
        #expect(try await cache.get(CacheKey<Int>("n")) == nil)
    }

    @Test(
        arguments: [
            [0xFE], [0xFE, 1], [0xFE, 2, 0], [0xFE, 1, 8], [0xFE, 1, 1, 0, 0], [0xFE, 1, 2], [0xFE, 1, 2, 1, 200, 1],
            [0xFE, 1, 2, 255], [0xFE, 1, 2, 1, 1, 0xC3, 0, 0, 0, 0, 0, 0, 0, 0], [0xFF, 0xFF],
        ] as [[UInt8]])
    func `that is damaged is a miss, and reported`(bytes: [UInt8]) async throws {
        try store.memory.put([CacheWrite("n", CacheEntry(bytes), lifetime: nil)])
        #expect(try await cache.get(CacheKey<Int>("n")) == nil)
        #expect(reports.all.count == 1)
    }

    @Test func `that is too large is refused by put, and answered but not kept by remember`() async throws {
        let cache = cache
        let large = String(repeating: "a", count: 1001)
        let isTooLarge: (any Error) -> Bool = { ($0 as? CacheError)?.code == .tooLarge }
        await #expect(performing: { try await cache.put("n", large) }, throws: isTooLarge)
        #expect(try await cache.remember("n") { large } == large)
        #expect(try await cache.has(CacheKey<String>("n")) == false)
        #expect(reports.all.map(\.kind) == [.notKept])
        try await cache.put("n", String(repeating: "a", count: 1000))
        #expect(try await cache.has(CacheKey<String>("n")))
    }

    @Test func `that cannot be written throws`() async throws {
        let cache = cache
        let isEncoding: (any Error) -> Bool = { ($0 as? CacheError)?.code == .encoding }
        await #expect(performing: { try await cache.put("n", NotCodable()) }, throws: isEncoding)
        await #expect(performing: { _ = try await cache.remember("n") { NotCodable() } }, throws: isEncoding)
    }

    @Test func `of an optional type comes back, nil as well`() async throws {
        for store in [MemoryStore(), FaultyStore()] as [any CacheStore] {
            let cache = Cache(store)
            try await cache.put("n", Int?.none)
            let value = try await cache.get(CacheKey<Int?>("n"))
            #expect(value == .some(nil))
        }
    }
}
