import FerroSQL
import Foundation
import Testing

@testable import FerroORM

@Suite(.timeLimit(.minutes(1))) struct SchemaDumpTests {
    private func full() async throws -> Database {
        let db = try await memory()
        try await Migrator(migrations: library, database: db).migrate()
        let schema = Schema(db)
        try await schema.create("articles") { t in
            t.id()
            t.string("title").default("a; -- b\n")
            t.reference("book_id", to: "books", onDelete: .setNull).nullable()
            t.enumeration("status", ["x", "y"]).default("x")
            t.fullText("title")
            t.index("title", where: "status = \("x")")
        }
        try await schema.execute("CREATE VIEW titles AS SELECT title FROM articles")
        try await schema.execute("CREATE VIEW longer AS SELECT title FROM titles")
        return db
    }

    @Test func `a dump is the same for the same schema and makes it again`() async throws {
        let db = try await full()
        let dump = try await SchemaDumper(db).dump()
        #expect(try SchemaDump(dump.text) == dump)
        #expect(dump.contained.map(\.name) == ["create_authors", "create_books", "add_book_year"])
        #expect(!dump.text.contains("posts_search_data") && !dump.text.contains("sqlite_sequence"))
        let copy = try await memory()
        try await Migrator(migrations: library, database: copy, baseline: dump).migrate()
        #expect(try await SchemaDumper(copy).dump().text == dump.text)
        #expect(try await SchemaInspector(copy).tables() == SchemaInspector(db).tables())
        await db.close()
        await copy.close()
    }

    @Test func `a new database starts from the baseline and runs what came later`() async throws {
        let db = try await memory()
        try await Migrator(migrations: Array(library.prefix(2)), database: db).migrate()
        let baseline = try await SchemaDumper(db).dump()
        // The squashed migrations are gone from the list.
        let new = try await memory()
        let migrator = Migrator(migrations: [AddBookYear.self], database: new, baseline: baseline)
        #expect(try await migrator.pending().map { $0.name } == ["add_book_year"])
        #expect(try await migrator.migrate() == ["add_book_year"])
        #expect(try await migrator.status().map(\.state) == [.squashed, .squashed, .applied])
        #expect(try await migrator.migrate().isEmpty)
        // The old one goes on as it was.
        let old = Migrator(migrations: [AddBookYear.self], database: db, baseline: baseline)
        #expect(try await old.migrate() == ["add_book_year"])
        #expect(try await SchemaInspector(db).tables() == SchemaInspector(new).tables())
        await db.close()
        await new.close()
    }

    @Test func `a database in the middle of what was squashed is refused`() async throws {
        let db = try await memory()
        try await Migrator(migrations: Array(library.prefix(2)), database: db).migrate()
        let baseline = try await SchemaDumper(db).dump()
        let behind = try await memory()
        try await Migrator(migrations: [CreateAuthors.self], database: behind).migrate()
        let migrator = Migrator(migrations: [AddBookYear.self], database: behind, baseline: baseline)
        await #expect { try await migrator.migrate() } throws: {
            ($0 as? MigrationError)?.code == .unknown && ($0 as? MigrationError)?.version == CreateBooks.version
        }
        await db.close()
        await behind.close()
    }

    @Test(arguments: [
        "", "CREATE TABLE x (id INTEGER);", "-- ferro: schema oracle\n",
        "-- ferro: schema sqlite\n-- ferro: contains x",
    ])
    func `what is no dump is refused`(_ text: String) {
        #expect { try SchemaDump(text) } throws: { ($0 as? MigrationError)?.code == .invalid }
    }

    @Test func `a schema that looks like the dump itself is refused`() async throws {
        let db = try await memory()
        try await Schema(db).create("x") { $0.string("a").default("\n-- ferro: table y\n") }
        await #expect { try await SchemaDumper(db).dump() } throws: { ($0 as? MigrationError)?.code == .invalid }
        await db.close()
    }

    @Test func `the inspector tells keys, checks and indexes of SQLite`() async throws {
        let db = try await full()
        let table = try await SchemaInspector(db).table("articles")
        #expect(table.columns.map(\.name) == ["id", "title", "book_id", "status"])
        #expect(table.column("status")?.defaultValue == "'x'")
        #expect(table.column("book_id")?.isNullable == true && table.column("id")?.isPrimary == true)
        #expect(table.foreignKeys.map(\.onDelete) == ["SET NULL"])
        #expect(table.checks.map(\.name) == ["articles_status_check"])
        #expect(table.indexes.first { $0.name == "articles_title_index" }?.isPartial == true)
        await db.close()
    }
}
