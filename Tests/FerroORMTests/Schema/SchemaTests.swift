import FerroORM
import FerroSQL
import FerroSQLite
import Foundation
import Testing

@Suite struct SchemaTests {
    @Test func `a table holds what its columns say and nothing else`() async throws {
        let db = try await memory()
        let schema = Schema(db)
        try await schema.create("things") { t in
            t.id()
            t.string("name")
            t.bool("is_big", default: true)
            t.json("tags").nullable()
            t.uuid("token").nullable()
            t.timestamps()
        }
        try await db.execute("INSERT INTO things (name) VALUES ('a')")
        let row = try #require(try await db.first("SELECT * FROM things"))
        #expect(try row.decode("id") == 1)
        #expect(try row.decode("is_big") == true)
        let created: Date = try row.decode("created_at")
        #expect(abs(created.timeIntervalSinceNow) < 60)
        #expect(try row.decode("created_at", as: String.self).utf8.count == 27)
        let wrong: [(SQL, SQLError.Code)] = [
            ("INSERT INTO things (name) VALUES (NULL)", .notNull),
            ("INSERT INTO things (name, is_big) VALUES ('b', 2)", .check),
            ("INSERT INTO things (name, tags) VALUES ('b', '')", .check),
            ("INSERT INTO things (name, is_big) VALUES ('b', 'yes')", .constraint),
        ]
        for (statement, code) in wrong {
            await #expect { try await db.execute(statement) } throws: { ($0 as? SQLError)?.code == code }
        }
        await db.close()
    }

    @Test func `an id is never given twice`() async throws {
        let db = try await memory()
        try await Schema(db).create("things") { $0.id() }
        for expected in 1...3 {
            let id: Int = try await db.value("INSERT INTO things DEFAULT VALUES RETURNING id")
            #expect(id == expected)
            try await db.execute("DELETE FROM things")
        }
        await db.close()
    }

    @Test func `a reference is kept and has an index`() async throws {
        let db = try await memory()
        try await Migrator(migrations: Array(library.prefix(2)), database: db).migrate()
        try await db.execute("INSERT INTO authors (name) VALUES ('a')")
        try await db.execute("INSERT INTO books (author_id, title) VALUES (1, 'b')")
        await #expect {
            try await db.execute("INSERT INTO books (author_id, title) VALUES (99, 'b')")
        } throws: { ($0 as? SQLError)?.code == .foreignKey }
        try await db.execute("DELETE FROM authors")
        #expect(try await db.value("SELECT count(*) FROM books") as Int == 0)
        let plan = try await db.rows("EXPLAIN QUERY PLAN SELECT * FROM books WHERE author_id = 1")
        #expect(try plan.contains { try $0.decode("detail", as: String.self).contains("books_author_id_index") })
        await db.close()
    }

    @Test func `tables and columns can be asked for, renamed and dropped`() async throws {
        let db = try await memory()
        let schema = Schema(db)
        try await schema.create("a") { t in
            t.id()
            t.string("x").unique()
        }
        #expect(try await schema.hasTable("a"))
        #expect(try await schema.hasColumn("x", in: "a"))
        try await schema.alter("a") { $0.drop("x") }
        #expect(try await !schema.hasColumn("x", in: "a"))
        try await schema.rename("a", to: "b\"c")
        #expect(try await !schema.hasTable("a"))
        #expect(try await schema.hasTable("b\"c"))
        try await schema.drop("b\"c")
        try await schema.dropIfExists("b\"c")
        #expect(try await !schema.hasTable("b\"c"))
        await db.close()
    }
}
