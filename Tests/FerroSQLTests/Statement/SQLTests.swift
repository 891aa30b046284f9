import FerroSQL
import Testing

@Suite struct SQLTests {
    @Test func `interpolation binds and never splices`() {
        let hostile = "'; DROP TABLE links; --"
        let sql: SQL = "SELECT * FROM links WHERE host = \(hostile) LIMIT \(20)"
        let sqlite = SQLStatement(sql, dialect: .sqlite)
        #expect(sqlite.text == "SELECT * FROM links WHERE host = ?1 LIMIT ?2")
        #expect(sqlite.binds == [.text(hostile), .integer(20)])
        #expect(SQLStatement(sql, dialect: .postgres).text == "SELECT * FROM links WHERE host = $1 LIMIT $2")
    }

    @Test func `optionals, values and fragments can be interpolated`() {
        let inner: SQL = "a = \(1)"
        let sql: SQL = "\(inner) AND b = \(nil as String?) AND c = \(SQLValue.bool(true)) AND d = \(["x"])"
        let statement = SQLStatement(sql, dialect: .sqlite)
        #expect(statement.text == "a = ?1 AND b = ?2 AND c = ?3 AND d = ?4")
        #expect(statement.binds == [.integer(1), .null, .bool(true), .json(#"["x"]"#)])
    }

    @Test func `an optional binds its value or NULL`() {
        let name: String? = "x"
        let missing: LocalDate? = nil
        let value: SQLValue? = .integer(1)
        let statement = SQLStatement("\(name), \(missing), \(value), \(Optional(Optional(true)))", dialect: .sqlite)
        #expect(statement.binds == [.text("x"), .null, .integer(1), .bool(true)])
    }

    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b", "\"a\"\"b\""), ("\"; DROP TABLE x; --", "\"\"\"; DROP TABLE x; --\""),
        ("a\0b", "\"ab\""), ("a.b", "\"a.b\""), ("", "\"\""), ("e\u{301}\"", "\"e\u{301}\"\"\""),
    ])
    func `an identifier cannot leave its quotes`(_ name: String, _ quoted: String) {
        #expect(Dialect.sqlite.quote(name) == quoted)
        #expect(SQLStatement("\(identifier: name)", dialect: .postgres).text == quoted)
    }

    @Test func `a quote with a combining mark cannot leave the quotes`() {
        // In Swift the two make one character, which is not equal to the quote alone; a database reads bytes.
        let quoted = Dialect.sqlite.quote("a\"\u{301} OR 1=1")
        let quotes = quoted.utf8.filter { $0 == UInt8(ascii: "\"") }.count
        #expect(quotes == 4)
        #expect(!Dialect.sqlite.quote("a\0\u{301}").utf8.contains(0))
    }

    @Test func `fragments are joined with a separator`() {
        let parts: [SQL] = ["a", "b = \(1)", "c"]
        #expect(SQLStatement(parts.joined(separator: ", "), dialect: .sqlite).text == "a, b = ?1, c")
        #expect([SQL]().joined(separator: ", ").isEmpty)
    }
}
