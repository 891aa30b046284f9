import CSQLite
import FerroSQL
import Testing

@testable import FerroSQLite

/// What Ferro needs of the system's SQLite library, so that a library without it is named and not its symptoms.
@Suite struct SQLiteLibraryTests {
    private func open() async throws -> Database { Database(try await SQLiteDatabase()) }

    @Test(arguments: [(3_037_000, true), (3_040_001, true), (4_000_000, true), (3_036_999, false), (3_008_002, false)])
    func `a library without STRICT tables is refused`(_ version: CInt, _ isEnough: Bool) {
        let isAccepted = (try? SQLiteOpening.check(version: version)) != nil
        #expect(isAccepted == isEnough)
    }

    @Test func `an old library is named with its version`() {
        #expect {
            try SQLiteOpening.check(version: 3_036_012)
        } throws: { error in
            let error = error as? SQLError
            return error?.code == .connection && error?.message.hasPrefix("SQLite 3.36.12 is too old") == true
        }
    }

    @Test func `STRICT tables refuse a value of another type and tell the column`() async throws {
        let db = try await open()
        try await db.execute("CREATE TABLE links (id INTEGER PRIMARY KEY, votes INTEGER NOT NULL) STRICT")
        await #expect {
            try await db.execute("INSERT INTO links VALUES (1, \("many"))")
        } throws: { error in
            let error = error as? SQLError
            return error?.code == .constraint && error?.table == "links" && error?.columns == ["votes"]
        }
        await db.close()
    }

    @Test func `JSON functions are there`() async throws {
        let db = try await open()
        do {
            #expect(try await db.value("SELECT json_extract(\(#"{"a":[1,{"b":"x"}]}"#), '$.a[1].b')") as String == "x")
            #expect(try await db.value("SELECT count(*) FROM json_each('[1, 2, 3]') WHERE value > 1") as Int == 2)
            #expect(try await db.value("SELECT json_group_array(value) FROM json_each('[2, 1]')") as String == "[2,1]")
        } catch {
            Issue.record("SQLite \(String(cString: sqlite3_libversion())) was built without JSON functions: \(error)")
        }
        await db.close()
    }

    @Test func `FTS5 is there`() async throws {
        guard sqlite3_compileoption_used("ENABLE_FTS5") != 0 else {
            Issue.record(
                "SQLite \(String(cString: sqlite3_libversion())) was built without FTS5 (-DSQLITE_ENABLE_FTS5)")
            return
        }
        let db = try await open()
        try await db.execute("CREATE VIRTUAL TABLE pages USING fts5 (title, body)")
        try await db.execute("INSERT INTO pages VALUES ('Swift', 'a language'), ('Ferro', 'a framework for Swift')")
        let found = try await db.rows("SELECT title FROM pages WHERE pages MATCH \("swift") ORDER BY rank")
        #expect(found.compactMap { $0["title"] }.count == 2)
        await db.close()
    }
}
