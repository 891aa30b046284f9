import CSQLite
import FerroSQL
import Testing

@testable import FerroSQLite

@Suite struct SQLiteFailureTests {
    @Test(
        arguments: [
            (2067, "UNIQUE constraint failed: links.url", .unique, "links.url"),
            (1555, "UNIQUE constraint failed: links.id", .unique, "links.id"),
            (2579, "UNIQUE constraint failed: links.rowid", .unique, "links.rowid"),
            (2067, "UNIQUE constraint failed: index 'links_lower'", .unique, "index 'links_lower'"),
            (787, "FOREIGN KEY constraint failed", .foreignKey, ""),
            (1811, "FOREIGN KEY constraint failed", .foreignKey, ""),
            (1811, "a trigger said no", .constraint, ""),
            (1299, "NOT NULL constraint failed: links.title", .notNull, "links.title"),
            (275, "CHECK constraint failed: age_is_positive", .check, "age_is_positive"),
            (3091, "cannot store TEXT value in INTEGER column links.id", .constraint, "links.id"),
            (SQLITE_ABORT, "abort due to ROLLBACK", .transactionClosed, ""),
            (SQLITE_BUSY, "database is locked", .busy, ""), (517, "database is locked", .busy, ""),
            (SQLITE_INTERRUPT, "interrupted", .cancelled, ""), (SQLITE_FULL, "database or disk is full", .io, ""),
            (SQLITE_NOTADB, "file is not a database", .io, ""), (778, "disk I/O error", .io, ""),
            (SQLITE_READONLY, "attempt to write a readonly database", .io, ""),
            (SQLITE_ERROR, "near \"x\": syntax error", .statement, ""),
            (SQLITE_TOOBIG, "string or blob too big", .statement, ""),
        ] as [(CInt, String, SQLError.Code, String)])
    func `a result code becomes an error`(
        _ code: CInt, _ words: String, _ expected: SQLError.Code, _ constraint: String
    ) {
        let failure = SQLiteFailure.error(code, words: words)
        #expect(failure.code == expected)
        #expect(failure.constraint == (constraint.isEmpty ? nil : constraint))
    }

    @Test(
        arguments: [
            (2067, "UNIQUE constraint failed: links.host, links.path", "links", ["host", "path"]),
            (1555, "UNIQUE constraint failed: links.id", "links", ["id"]),
            (1299, "NOT NULL constraint failed: links.title", "links", ["title"]),
            (3091, "cannot store TEXT value in INTEGER column links.id", "links", ["id"]),
            (2067, "UNIQUE constraint failed: index 'links.lower'", nil, []),
            (275, "CHECK constraint failed: links.url <> ''", nil, []),
            (787, "FOREIGN KEY constraint failed", nil, []),
            (2067, "UNIQUE constraint failed: a, b.c", nil, []),
        ] as [(CInt, String, String?, [String])])
    func `the table and the columns of a constraint are told where SQLite names them`(
        _ code: CInt, _ words: String, _ table: String?, _ columns: [String]
    ) {
        let failure = SQLiteFailure.error(code, words: words)
        #expect(failure.table == table)
        #expect(failure.columns == columns)
    }
}
