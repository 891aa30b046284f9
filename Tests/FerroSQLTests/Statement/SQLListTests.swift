import FerroSQL
import Testing

@Suite struct SQLListTests {
    private func text(_ sql: SQL) -> String { SQLStatement(sql, dialect: .postgres).text }

    @Test func `the values of a list are bound one by one`() {
        let hostile = "1); DROP TABLE links; --"
        let statement = SQLStatement("SELECT * FROM links WHERE host IN \(SQL.list([hostile, "b"]))", dialect: .sqlite)
        #expect(statement.text == "SELECT * FROM links WHERE host IN (?1, ?2)")
        #expect(statement.binds == [.text(hostile), .text("b")])
    }

    @Test func `a tuple takes values of different types`() {
        let statement = SQLStatement("INSERT INTO x VALUES \(SQL.tuple(1, "a", nil as Int?))", dialect: .postgres)
        #expect(statement.text == "INSERT INTO x VALUES ($1, $2, $3)")
        #expect(statement.binds == [.integer(1), .text("a"), .null])
    }

    @Test func `an empty list is one that no row is in`() {
        let host = SQL(identifier: "host")
        #expect(text(host.isIn([1, 2])) == #""host" IN ($1, $2)"#)
        #expect(text(host.isNotIn([1, 2])) == #""host" NOT IN ($1, $2)"#)
        #expect(text(host.isIn([Int]())) == "(1 = 0)")
        #expect(text(host.isNotIn([Int]())) == "(1 = 1)")
        #expect(text(SQL.list([Int]())) == "(NULL)")
    }

    @Test(arguments: ["'", "\"", "$1", "?1", "\\", "--", "/*", ";", "\0", "\u{301}", "%_", "\u{FF07}", "🧨"])
    func `a text never becomes part of the statement`(_ hostile: String) {
        let sql: SQL =
            "SELECT \(hostile) \(identifier: hostile) \(SQL.list([hostile])) \(SQL.tuple(hostile)) \(hostile as String?)"
        for dialect in [Dialect.sqlite, .postgres] {
            let statement = SQLStatement(sql, dialect: dialect)
            let quoted = dialect.quote(hostile)
            let places = (1...4).map(dialect.placeholder)
            #expect(
                statement.text == "SELECT \(places[0]) \(quoted) (\(places[1])) (\(places[2])) \(places[3])")
            #expect(statement.binds == Array(repeating: .text(hostile), count: 4))
        }
    }
}
