import FerroSQL
import Foundation
import Testing

@testable import FerroORM

@Suite(.enabled(if: PostgresSchema.isThere), .timeLimit(.minutes(1))) struct PostgresMigratorTests {
    struct IndexTitles: Migration {
        static let version = 2026_11_04_100000
        static let isTransactional = false
        func up(_ schema: Schema) async throws {
            try await schema.alter("books") { $0.index("title", concurrently: true) }
        }
        func down(_ schema: Schema) async throws {
            try await schema.alter("books") { $0.dropIndex("title", concurrently: true) }
        }
    }

    struct UniqueTitles: Migration {
        static let version = 2026_11_04_110000
        static let isTransactional = false
        func up(_ schema: Schema) async throws {
            try await schema.alter("books") { $0.unique("title", concurrently: true) }
        }
        func down(_ schema: Schema) async throws {}
    }

    @Test func `five migrators at once run each migration once, with and without a transaction`() async throws {
        try await PostgresSchema.with { open in
            let list = library + [IndexTitles.self]
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        let db = try await open()
                        let names = try await Migrator(migrations: list, database: db).migrate()
                        await db.close()
                        return names
                    }
                }
                return try await group.reduce([]) { $0 + $1 }
            }
            #expect(applied.sorted() == list.map { $0.name }.sorted())
            let db = try await open()
            #expect(try await db.value("SELECT count(*) FROM authors") as Int == 1)
            let migrator = Migrator(migrations: list, database: db)
            #expect(try await migrator.status().allSatisfy { $0.state == .applied })
            let books = try await SchemaInspector(db).table("books")
            #expect(books.indexes.contains { $0.name == "books_title_index" })
            #expect(try await migrator.rollback(steps: 4).count == 4)
            #expect(try await !Schema(db).hasTable("books"))
            await db.close()
        }
    }

    @Test func `an index that was half made is dropped before the next attempt`() async throws {
        try await PostgresSchema.with { open in
            let db = try await open()
            try await Migrator(migrations: library, database: db).migrate()
            try await db.execute("INSERT INTO books (author_id, title) VALUES (1, 'a'), (1, 'a')")
            let migrator = Migrator(migrations: library + [UniqueTitles.self], database: db)
            await #expect { try await migrator.migrate() } throws: {
                ($0 as? MigrationError)?.message.contains("what it did before that stays") == true
            }
            #expect(try await SchemaCatalog(database: db).hasInvalidIndex("books_title_unique"))
            try await db.execute("UPDATE books SET title = title || id")
            #expect(try await migrator.migrate() == ["unique_titles"])
            #expect(try await !SchemaCatalog(database: db).hasInvalidIndex("books_title_unique"))
            await db.close()
        }
    }

    @Test func `an index is not built concurrently inside a transaction`() async throws {
        struct Wrong: Migration {
            static let version = 2026_11_04_120000
            func up(_ schema: Schema) async throws {
                try await schema.alter("books") { $0.index("title", concurrently: true) }
            }
            func down(_ schema: Schema) async throws {}
        }
        try await PostgresSchema.with { open in
            let db = try await open()
            let migrator = Migrator(migrations: library + [Wrong.self], database: db)
            await #expect { try await migrator.migrate() } throws: {
                ($0 as? MigrationError)?.message.contains("isTransactional = false") == true
            }
            await db.close()
        }
    }

    @Test func `a migration that waits for a table gives up, and is tried again`() async throws {
        struct AddNote: Migration {
            static let version = 2026_11_04_130000
            func up(_ schema: Schema) async throws { try await schema.alter("books") { $0.text("note").nullable() } }
            func down(_ schema: Schema) async throws {}
        }
        try await PostgresSchema.with { open in
            let db = try await open()
            let other = try await open()
            try await Migrator(migrations: library, database: db).migrate()
            let list = library + [AddNote.self]
            try await other.transaction { busy in
                try await busy.execute("LOCK TABLE books IN ACCESS SHARE MODE")
                let locking = MigrationLocking(tables: .milliseconds(20), attempts: 2, pause: .zero)
                let migrator = Migrator(migrations: list, database: db, locking: locking)
                await #expect { try await migrator.migrate() } throws: {
                    (($0 as? MigrationError)?.cause as? SQLError)?.code == .lockTimeout
                }
            }
            let none = MigrationLocking(tables: nil)
            #expect(try await Migrator(migrations: list, database: db, locking: none).migrate() == ["add_note"])
            await other.close()
            await db.close()
        }
    }

    @Test func `a runner whose wait is over says so`() async throws {
        try await PostgresSchema.with { open in
            let db = try await open()
            let other = try await open()
            try await other.transaction { busy in
                let isLocked = try await MigrationLedger(database: busy).tryLock()
                #expect(isLocked)
                let locking = MigrationLocking(runners: .zero)
                let migrator = Migrator(migrations: library, database: db, locking: locking)
                await #expect { try await migrator.migrate() } throws: { ($0 as? MigrationError)?.code == .locked }
            }
            await other.close()
            await db.close()
        }
    }
}
