import CSQLite
import FerroSQL
import Foundation
import Testing

@testable import FerroSQLite

@Suite struct SQLiteConnectionTests {
    private func open(cache: Int = 256) throws -> SQLiteConnection {
        try SQLiteConnection(SQLiteConfiguration(.memory, statementCacheSize: cache), .writer)
    }

    private func run(_ text: String, _ binds: [SQLValue] = [], on connection: SQLiteConnection) throws -> SQLResult? {
        try connection.execute(SQLStatement(text: text, binds: binds), .write, nil)
    }

    @Test func `prepared statements are kept up to a limit`() throws {
        let connection = try open(cache: 3)
        for number in 0..<100 { _ = try run("SELECT \(number)", on: connection) }
        #expect(connection.cachedStatements == 3)
        _ = try run("SELECT 99", on: connection)
        #expect(connection.cachedStatements == 3)
        connection.close()
    }

    @Test func `a kept statement follows the schema`() throws {
        let connection = try open()
        _ = try run("CREATE TABLE x (a INTEGER)", on: connection)
        _ = try run("INSERT INTO x VALUES (1)", on: connection)
        #expect(try run("SELECT * FROM x", on: connection)?.rows.first?.columns.names == ["a"])
        _ = try run("ALTER TABLE x RENAME COLUMN a TO b", on: connection)
        #expect(try run("SELECT * FROM x", on: connection)?.rows.first?.columns.names == ["b"])
        _ = try run("ALTER TABLE x ADD COLUMN c INTEGER DEFAULT 7", on: connection)
        let row = try run("SELECT * FROM x", on: connection)?.rows.first
        #expect(row?.columns.names == ["b", "c"])
        #expect(row?.values == [.integer(1), .integer(7)])
        connection.close()
    }

    @Test func `foreign keys are on and unknown names are no texts`() throws {
        let connection = try open()
        #expect(try run("PRAGMA foreign_keys", on: connection)?.rows.first?.values == [.integer(1)])
        let trust: Int64 = sqlite3_libversion_number() < 3_044_000 ? 1 : 0
        #expect(try run("PRAGMA trusted_schema", on: connection)?.rows.first?.values == [.integer(trust)])
        #expect { try run("SELECT \"nobody\"", on: connection) } throws: { ($0 as? SQLError)?.code == .statement }
        connection.close()
    }

    @Test func `a bind that SQLite would change is refused`() throws {
        let connection = try open()
        #expect { try run("SELECT ?1", [.double(.nan)], on: connection) } throws: {
            ($0 as? SQLError)?.code == .statement
        }
        #expect { try run("SELECT ?1", [.timestamp(.distantPast.addingTimeInterval(-1e12))], on: connection) } throws: {
            ($0 as? SQLError)?.code == .statement
        }
        #expect(try run("SELECT ?1", [.bytes([])], on: connection)?.rows.first?.values == [.bytes([])])
        #expect(try run("SELECT length(?1)", [.text("a\0b")], on: connection)?.rows.first?.values.count == 1)
        connection.close()
    }

    @Test func `a NUL in a statement does not hide what follows`() throws {
        let connection = try open()
        #expect { try run("SELECT 1 \0; DROP TABLE x", on: connection) } throws: {
            ($0 as? SQLError)?.code == .statement
        }
        connection.close()
    }

    @Test func `files cannot be attached`() throws {
        let connection = try open()
        #expect { try run("ATTACH ':memory:' AS other", on: connection) } throws: {
            ($0 as? SQLError)?.code == .statement
        }
        connection.close()
    }
}
