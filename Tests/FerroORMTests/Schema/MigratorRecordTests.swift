import FerroSQL
import Foundation
import Testing

@testable import FerroORM

@Suite(.timeLimit(.minutes(1))) struct MigratorRecordTests {
    /// The same version and name as `CreateAuthors`, with another column.
    private struct EditedAuthors: Migration {
        static let version = CreateAuthors.version
        static let name = CreateAuthors.name
        func up(_ schema: Schema) async throws {
            try await schema.create("authors") { t in
                t.id()
                t.string("name")
            }
        }
        func down(_ schema: Schema) async throws { try await schema.drop("authors") }
    }

    /// Runs a statement that differs each time.
    private struct Stamp: Migration {
        static let version = 2026_11_05_100000
        func up(_ schema: Schema) async throws {
            try await schema.execute(
                "INSERT INTO authors (name) VALUES (\(Date().description)), (\(UUID().uuidString))")
            try await schema.execute("UPDATE authors SET name = \("x") WHERE name > \(UUID())")
        }
        func down(_ schema: Schema) async throws {}
    }

    @Test func `a migration edited after it was applied is told`() async throws {
        let db = try await memory()
        try await Migrator(migrations: library, database: db).migrate()
        let edited = Migrator(migrations: [EditedAuthors.self] + library.dropFirst(), database: db)
        #expect(try await edited.status().map(\.state) == [.edited, .applied, .applied])
        let status = try await edited.status()
        #expect(status.allSatisfy { $0.checksum?.utf8.count == 16 && ($0.duration ?? .seconds(-1)) >= .zero })
        #expect(Set(status.map(\.checksum)).count == 3)
        await db.close()
    }

    @Test func `a checksum differs by dialect and not by time`() async throws {
        let sqlite = await MigrationRehearsal(CreateBooks.self, .sqlite).checksum
        #expect(await MigrationRehearsal(CreateBooks.self, .sqlite).checksum == sqlite)
        #expect(await MigrationRehearsal(CreateBooks.self, .postgres).checksum != sqlite)
        let update = await MigrationRehearsal(Stamp.self, .sqlite).statements.last
        #expect(update == "UPDATE authors SET name = 'x' WHERE name > ?2")
    }

    @Test func `a ledger of an older version is read and gets its new columns`() async throws {
        let db = try await memory()
        try await db.execute(
            """
            CREATE TABLE ferro_migrations (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,
                batch INTEGER NOT NULL, applied_at TEXT NOT NULL) STRICT
            """)
        try await db.execute(
            "INSERT INTO ferro_migrations VALUES (\(CreateAuthors.version), 'create_authors', 1, \(Date()))")
        try await Schema(db).create("authors") { t in
            t.id()
            t.string("name").unique()
        }
        let migrator = Migrator(migrations: library, database: db)
        #expect(try await migrator.status().map(\.state) == [.applied, .pending, .pending])
        #expect(try await migrator.migrate() == ["create_books", "add_book_year"])
        #expect(try await migrator.status().map { $0.checksum != nil } == [false, true, true])
        await db.close()
    }

    @Test func `a rollback goes by steps, batches or to a version`() async throws {
        let db = try await memory()
        func prepare() async throws -> Migrator {
            try await Migrator(migrations: library, database: db).fresh()
            try await Migrator(migrations: library, database: db).rollback(steps: 2)
            let all = Migrator(migrations: library, database: db)
            try await Migrator(migrations: Array(library.prefix(2)), database: db).migrate()
            try await all.migrate()
            return all
        }
        let targets: [(RollbackTarget, [String])] = [
            (.steps(2), ["add_book_year", "create_books"]), (.batches(1), ["add_book_year"]),
            (.batches(2), ["add_book_year", "create_books"]), (.batches(0), []),
            (.version(CreateAuthors.version), ["add_book_year", "create_books"]), (.version(AddBookYear.version), []),
        ]
        for (target, names) in targets { #expect(try await prepare().rollback(target) == names) }
        await db.close()
    }

    @Test func `a rehearsal shows the statements and changes nothing`() async throws {
        let db = try await memory()
        let migrator = Migrator(migrations: library, database: db)
        let rehearsals = try await migrator.rehearse()
        #expect(rehearsals.map { $0.migration.name } == ["create_authors", "create_books", "add_book_year"])
        #expect(rehearsals[2].statements.count == 4)
        #expect(rehearsals[2].statements.last == "INSERT INTO authors (name) VALUES ('Stanisław Lem')")
        #expect(rehearsals.allSatisfy { $0.failure == nil })
        #expect(try await db.value("SELECT count(*) FROM sqlite_schema") as Int == 0)
        await db.close()
    }

    /// Reads what is there to decide what to write, and needs a row.
    private struct CopyNames: Migration {
        static let version = 2026_11_06_100000
        func up(_ schema: Schema) async throws {
            let name: String = try await schema.database.value("SELECT name FROM authors")
            try await schema.execute("INSERT INTO authors (name) VALUES (\(name + "!"))")
            try await schema.alter("authors") { $0.change("name").nullable() }
        }
        func down(_ schema: Schema) async throws {}
    }

    @Test func `a rehearsal reads the rows that are there and says when there are none`() async throws {
        let db = try await memory()
        try await Migrator(migrations: library, database: db).migrate()
        let migrator = Migrator(migrations: library + [CopyNames.self], database: db)
        let rehearsal = try #require(try await migrator.rehearse().first)
        #expect(rehearsal.failure == nil)
        #expect(rehearsal.statements.first == "INSERT INTO authors (name) VALUES ('Stanisław Lem!')")
        #expect(rehearsal.statements.contains { $0.hasPrefix("CREATE TABLE \"ferro_new_authors\"") })
        #expect(try await db.value("SELECT count(*) FROM authors") as Int == 1)
        let blind = await MigrationRehearsal(CopyNames.self, .sqlite)
        #expect(blind.failure?.contains("answered no row") == true)
        #expect(blind.checksum == nil)
        #expect(try await migrator.migrate() == ["copy_names"])
        await db.close()
    }

    @Test func `runners that take turns roll back in the order of application`() async throws {
        let db = try await memory()
        let runner = MigrationRunner(database: db, locking: MigrationLocking(), now: { .now })
        let ledger = MigrationLedger(database: db)
        try await ledger.create()
        #expect(try await runner.apply(library[0], batch: nil) == 1)
        #expect(try await runner.apply(library[1], batch: nil) == 2)
        #expect(try await runner.apply(library[2], batch: 1) == 2)
        #expect(try await ledger.applied().map(\.version) == library.map { $0.version })
        await db.close()
    }
}
