import FerroCache
import FerroSupport
import Testing

@Suite struct `A key` {
    struct Post { typealias ID = Identifier<Post> }

    static let keys: [(CacheKey<Int>, String, String)] = [
        ("front_page", "front_page", "front_page"),
        ("post:\(Post.ID(7))", "post:7", "post:"),
        ("user:\(1):posts:\("a")", "user:1:posts:a", "user:*:posts:"),
        ("\(1):\(2)", "1:2", ":"),
        (CacheKey(named: "computed"), "computed", "other"),
        (CacheKey("post:\(1)", tags: ["posts"]), "post:1", "post:"),
    ]

    @Test(arguments: keys)
    func `belongs to the family that its literal parts name`(key: CacheKey<Int>, name: String, family: String) {
        #expect(key.name == name)
        #expect(key.family == family)
    }

    @Test(arguments: ["", "a\nb", "a\u{0}", "\u{7F}", "#tag:a", String(repeating: "a", count: 513)])
    func `that breaks the limits is refused when it is used`(name: String) async throws {
        let cache = Cache(MemoryStore())
        let key = CacheKey<Int>(named: name)
        let isKeyError: (any Error) -> Bool = { ($0 as? CacheError)?.code == .key }
        await #expect(performing: { _ = try await cache.get(key) }, throws: isKeyError)
        await #expect(performing: { try await cache.put(key, 1) }, throws: isKeyError)
        await #expect(performing: { _ = try await cache.remember(key) { 1 } }, throws: isKeyError)
        await #expect(performing: { _ = try await cache.increment(key) }, throws: isKeyError)
        await #expect(performing: { try await cache.forget(key) }, throws: isKeyError)
    }

    @Test(arguments: ["a", "é", String(repeating: "a", count: 512), "a b", "日本"])
    func `within the limits is taken`(name: String) async throws {
        let cache = Cache(MemoryStore())
        try await cache.put(CacheKey<Int>(named: name), 1)
        #expect(try await cache.get(CacheKey<Int>(named: name)) == 1)
    }

    @Test func `has the cache's prefix in the store, where others stay untouched`() async throws {
        let store = MemoryStore()
        let one = Cache(store, configuration: CacheConfiguration(prefix: "one:"))
        let two = Cache(store, configuration: CacheConfiguration(prefix: "two:"))
        try await one.put("n", 1)
        try await two.put("n", 2)
        #expect(store.find("one:n") != nil)
        try await one.clear()
        #expect(try await one.get(CacheKey<Int>("n")) == nil)
        #expect(try await two.get("n") == 2)
    }
}
