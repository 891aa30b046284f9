import FerroSQL
import Testing

@testable import FerroPostgres

@Suite struct StatementCacheTests {
    private func parameters(_ values: SQLValue...) throws -> [PostgresParameter] {
        try values.map { try PostgresParameter($0) }
    }

    @Test func `a text is prepared once for each list of types`() throws {
        var cache = StatementCache(capacity: 10)
        let number = try parameters(.integer(1))
        #expect(cache.find(1, number) == nil)
        let entry = cache.add(1, number)
        #expect(entry.name == "f1")
        let (other, flag) = (try parameters(.integer(2)), try parameters(.bool(true)))
        #expect(cache.find(1, other) === entry)
        #expect(cache.find(1, flag) == nil)
        #expect(cache.find(2, number) == nil)
    }

    @Test func `NULL fits a statement of any type, and a number none that was prepared for NULL`() throws {
        var cache = StatementCache(capacity: 10)
        let typed = cache.add(1, try parameters(.integer(1)))
        let (null, number, text) = (try parameters(.null), try parameters(.integer(1)), try parameters(.text("a")))
        #expect(cache.find(1, null) === typed)
        let untyped = cache.add(2, null)
        #expect(cache.find(2, number) == nil)
        #expect(cache.find(2, text) === untyped)
    }

    @Test func `the statement that was not used for longest makes room`() throws {
        var cache = StatementCache(capacity: 2)
        let first = cache.add(1, [])
        let second = cache.add(2, [])
        #expect(cache.find(1, []) === first)
        _ = cache.add(3, [])
        #expect(cache.count == 2)
        #expect(cache.find(2, []) == nil)
        #expect(cache.find(1, []) === first)
        #expect(cache.takeAbandoned() == [second.name])
        #expect(cache.takeAbandoned().isEmpty)
        cache.forget(second)
        #expect(cache.takeAbandoned().isEmpty, "a name is deallocated once")
    }
}
