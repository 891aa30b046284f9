import FerroSQL
import Testing

@testable import FerroSQLite

@Suite struct PlaceholderTextTests {
    private let long = "SELECT " + String(repeating: "1, ", count: 500)

    @Test(arguments: [
        ("?1, ?2, ?3", "?, ?, ?"), ("'?7', ?1, \"?9\", ?2, [?3], `?`", "'?7', ?, \"?9\", ?, [?3], `?`"),
        ("'it''s ?1', ?1", "'it''s ?1', ?"), ("'żółć', ?1", "'żółć', ?"),
        ("10 - ?1 / ?2", "10 - ? / ?"),
    ])
    func `numbers in order are taken out`(_ end: String, _ expected: String) {
        #expect(PlaceholderText.unnumbered(long + end) == long + expected)
    }

    @Test(arguments: [
        "?2, ?1", "?1, ?1", "?1, ?3", "?, ?1", "?01x, ?99999999999999999999", "?1, :name", "?1, @a", "?1, $1",
        "?1 -- ?2", "?1 /* ' */, ?2", "?0",
    ])
    func `anything else stays as it is`(_ end: String) {
        #expect(PlaceholderText.unnumbered(long + end) == long + end)
    }

    @Test func `a short statement is not looked at`() {
        #expect(PlaceholderText.unnumbered("SELECT ?1") == "SELECT ?1")
    }

    @Test func `a bulk insert with as many binds as SQLite takes keeps their order`() async throws {
        let db = Database(try await SQLiteDatabase())
        try await db.execute("CREATE TABLE x (y INTEGER, z TEXT)")
        let rows = (0..<16_000).map { "(\($0), \("row \($0)"))" as SQL }
        for _ in 0..<2 { try await db.execute("INSERT INTO x VALUES \(rows.joined(separator: ", "))") }
        #expect(try await db.value("SELECT count(*) FROM x WHERE z = 'row ' || y") as Int == 32_000)
        await db.close()
    }
}
