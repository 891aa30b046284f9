import FerroORM
import FerroSQL
import FerroSQLite
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1))) struct MigratorTests {
    private let names = ["create_authors", "create_books", "add_book_year"]

    @Test func `migrations are applied once and in order`() async throws {
        let db = try await memory()
        let date = Date(timeIntervalSince1970: 1_000_000)
        let migrator = Migrator(migrations: library, database: db, now: { date })
        #expect(try await migrator.pending().count == 3)
        #expect(try await migrator.status().map(\.state) == [.pending, .pending, .pending])
        #expect(try await !Schema(db).hasTable("ferro_migrations"))
        #expect(try await migrator.migrate() == names)
        #expect(try await migrator.migrate().isEmpty)
        #expect(try await migrator.pending().isEmpty)
        let status = try await migrator.status()
        #expect(status.map(\.name) == names)
        #expect(status.map(\.state) == [.applied, .applied, .applied])
        #expect(status.map(\.batch) == [1, 1, 1])
        #expect(status.map(\.appliedAt) == [date, date, date])
        #expect(try await Schema(db).hasColumn("was_read", in: "books"))
        await db.close()
    }

    @Test func `migrations are rolled back last first and can be applied again`() async throws {
        let db = try await memory()
        try await Migrator(migrations: [CreateAuthors.self], database: db).migrate()
        let migrator = Migrator(migrations: library, database: db)
        try await migrator.migrate()
        #expect(try await migrator.status().map(\.batch) == [1, 2, 2])
        #expect(try await migrator.rollback() == ["add_book_year"])
        #expect(try await Schema(db).hasColumn("is_read", in: "books"))
        #expect(try await migrator.rollback(steps: 0).isEmpty)
        #expect(try await migrator.rollback(steps: 9) == ["create_books", "create_authors"])
        #expect(try await !Schema(db).hasTable("authors"))
        #expect(try await migrator.migrate() == names)
        await db.close()
    }

    @Test func `a migration that fails half way leaves nothing and is named`() async throws {
        let db = try await memory()
        let migrator = Migrator(migrations: library + [BreakHalfway.self], database: db)
        await #expect {
            try await migrator.migrate()
        } throws: { error in
            let error = error as? MigrationError
            return error?.code == .failed && error?.version == BreakHalfway.version
                && error?.message.contains("break_halfway") == true && error?.message.contains("nowhere") == true
                && (error?.cause as? SQLError)?.code == .statement
        }
        #expect(try await !Schema(db).hasTable("half"))
        #expect(try await migrator.pending().map { $0.name } == ["break_halfway"])
        #expect(try await Schema(db).hasTable("books"))
        await db.close()
    }

    @Test func `a list that is not in order is refused before anything runs`() async throws {
        struct SameVersion: Migration {
            static let version = CreateAuthors.version
            func up(_ schema: Schema) async throws {}
            func down(_ schema: Schema) async throws {}
        }
        struct NoVersion: Migration {
            static let version = 0
            func up(_ schema: Schema) async throws {}
            func down(_ schema: Schema) async throws {}
        }
        let db = try await memory()
        let lists: [([any Migration.Type], MigrationError.Code)] = [
            ([CreateAuthors.self, SameVersion.self], .duplicate), ([CreateBooks.self, CreateAuthors.self], .order),
            ([NoVersion.self], .order),
        ]
        for (list, code) in lists {
            let migrator = Migrator(migrations: list, database: db)
            await #expect { try await migrator.migrate() } throws: { ($0 as? MigrationError)?.code == code }
            await #expect { try await migrator.status() } throws: { ($0 as? MigrationError)?.code == code }
            await #expect { try await migrator.fresh() } throws: { ($0 as? MigrationError)?.code == code }
        }
        #expect(try await !Schema(db).hasTable("authors"))
        await db.close()
    }

    @Test func `a version that the list lacks is reported and not rolled back`() async throws {
        let db = try await memory()
        try await Migrator(migrations: library, database: db).migrate()
        let older = Migrator(migrations: Array(library.prefix(2)), database: db)
        #expect(try await older.status().map(\.state) == [.applied, .applied, .unknown])
        #expect(try await older.status().last?.name == "add_book_year")
        #expect(try await older.migrate().isEmpty)
        await #expect { try await older.rollback(steps: 2) } throws: { ($0 as? MigrationError)?.code == .unknown }
        #expect(try await Schema(db).hasTable("books"))
        await db.close()
    }

    @Test func `a migration that came late from another branch is still applied`() async throws {
        let db = try await memory()
        try await Migrator(migrations: [CreateAuthors.self], database: db).migrate()
        struct Late: Migration {
            static let version = CreateAuthors.version - 1
            func up(_ schema: Schema) async throws { try await schema.create("late") { $0.id() } }
            func down(_ schema: Schema) async throws { try await schema.drop("late") }
        }
        #expect(try await Migrator(migrations: [Late.self, CreateAuthors.self], database: db).migrate() == ["late"])
        await db.close()
    }

    @Test func `fresh drops tables that point to each other, views and virtual tables`() async throws {
        let db = try await memory()
        let migrator = Migrator(migrations: library, database: db)
        try await migrator.migrate()
        try await db.execute("INSERT INTO books (author_id, title) VALUES (1, 'Solaris')")
        try await db.execute("CREATE TABLE loops (id INTEGER PRIMARY KEY, next_id INTEGER REFERENCES loops (id))")
        try await db.execute("INSERT INTO loops VALUES (1, 1)")
        try await db.execute("CREATE TABLE a_ring (id INTEGER PRIMARY KEY, other INTEGER REFERENCES b_ring (id))")
        try await db.execute("CREATE TABLE b_ring (id INTEGER PRIMARY KEY, other INTEGER REFERENCES a_ring (id))")
        try await db.execute("INSERT INTO a_ring VALUES (1, NULL)")
        try await db.execute("INSERT INTO b_ring VALUES (1, 1)")
        try await db.execute("UPDATE a_ring SET other = 1")
        try await db.execute("CREATE VIEW titles AS SELECT title FROM books")
        try await db.execute("CREATE VIRTUAL TABLE search USING fts5(body)")
        #expect(try await migrator.fresh() == names)
        let left = try await db.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name")
        #expect(
            try left.map { try $0.decode(at: 0, as: String.self) }.filter { !$0.hasPrefix("sqlite_") }
                == ["authors", "books", "ferro_migrations"])
        #expect(try await db.value("SELECT count(*) FROM books") as Int == 0)
        await db.close()
    }

    @Test func `five migrators at once run each migration once`() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appendingPathComponent("app.db").path
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<5 {
                group.addTask {
                    // A driver each, as five processes would have; opening the new file at once is part of it.
                    let db = Database(try await SQLiteDatabase(SQLiteConfiguration(.file(path))))
                    let names = try await Migrator(migrations: library, database: db).migrate()
                    await db.close()
                    return names
                }
            }
            return try await group.reduce([]) { $0 + $1 }
        }
        #expect(applied.sorted() == names.sorted())
        let db = Database(try await SQLiteDatabase(SQLiteConfiguration(.file(path))))
        #expect(try await db.value("SELECT count(*) FROM authors") as Int == 1)
        #expect(try await Migrator(migrations: library, database: db).status().allSatisfy { $0.state == .applied })
        await db.close()
    }

    @Test func `a runner that waits longer than the busy timeout goes on waiting`() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appendingPathComponent("app.db").path
        let slow = Database(try await SQLiteDatabase(SQLiteConfiguration(.file(path))))
        let quick = Database(
            try await SQLiteDatabase(SQLiteConfiguration(.file(path), busyTimeout: .milliseconds(1))))
        let waiting = try await slow.transaction { _ in
            let impatient = Migrator(migrations: library, database: quick, locking: MigrationLocking(runners: .zero))
            await #expect { try await impatient.migrate() } throws: { ($0 as? MigrationError)?.code == .locked }
            let waiting = Task.detached { try await Migrator(migrations: library, database: quick).migrate() }
            for _ in 0..<200 { await Task.yield() }
            return waiting
        }
        #expect(try await waiting.value == names)
        await slow.close()
        await quick.close()
    }

    @Test func `the name is the type's in snake case`() {
        #expect(CreateAuthors.name == "create_authors")
    }
}
