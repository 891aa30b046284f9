import FerroORM
import FerroSQL
import FerroSQLite
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1))) struct RebuildTests {
    /// A table with everything that can belong to one, with rows, and a table whose rows go with its own.
    private static let shop: [SQL] = [
        "CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT)",
        """
        CREATE TABLE goods ( -- what is sold, (really)
            id INTEGER PRIMARY KEY AUTOINCREMENT, "na,me" TEXT NOT NULL COLLATE NOCASE DEFAULT 'x, (y)' UNIQUE,
            price TEXT NOT NULL, /* in cents, */ amount INTEGER NOT NULL DEFAULT (1 + 2) CHECK (amount >= 0),
            total INTEGER GENERATED ALWAYS AS (amount * 2) STORED, twice INTEGER AS (amount * 2) VIRTUAL,
            maker_id INTEGER REFERENCES makers (id) ON DELETE SET NULL,
            parent_id INTEGER REFERENCES goods (id) ON DELETE CASCADE NOT DEFERRABLE,
            CONSTRAINT "one, price" UNIQUE ("na,me", price), CHECK (price <> '')
        ) STRICT
        """,
        "CREATE INDEX goods_price ON goods (price) WHERE amount > 1",
        "CREATE TABLE log (line TEXT)",
        "CREATE TRIGGER goods_log AFTER UPDATE ON goods BEGIN INSERT INTO log VALUES (new.price || '; ' || old.price); END",
        "CREATE VIEW dear AS SELECT id, price FROM goods WHERE amount > 1",
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, good_id INTEGER NOT NULL REFERENCES goods (id) ON DELETE CASCADE)",
        "INSERT INTO makers VALUES (1, 'm')",
        "INSERT INTO goods (id, \"na,me\", price, amount, maker_id, parent_id) VALUES (1, 'a', '100', 5, 1, NULL), (2, 'b', '250', 1, NULL, 1)",
        "INSERT INTO goods (id, \"na,me\", price) VALUES (40, 'gone', '1')", "DELETE FROM goods WHERE id = 40",
        "INSERT INTO orders VALUES (1, 1), (2, 2)",
    ]

    struct ChangeGoods: Migration {
        static let version = 2026_11_10_100000
        func up(_ schema: Schema) async throws {
            try await schema.alter("goods") { t in
                t.change("price", to: .integer, using: "price * 10").default(7)
                t.change("amount").nullable().dropDefault()
                t.check("dear", "price < \(1_000_000)")
                t.rename("na,me", to: "name")
                t.foreignKey("name", to: "makers", ["name"], name: "named")
                t.dropForeignKey("name", name: "named")
                t.string("code").nullable().index()
                t.timestamp("made_at").defaultNow()
            }
        }
        func down(_ schema: Schema) async throws {
            try await schema.alter("goods") { t in
                t.dropCheck("dear")
                t.drop("maker_id")
            }
        }
    }

    private func withShop(_ body: (Database) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appendingPathComponent("app.db").path
        let db = Database(try await SQLiteDatabase(SQLiteConfiguration(.file(path))))
        for statement in Self.shop { try await db.execute(statement) }
        do { try await body(db) } catch {
            await db.close()
            throw error
        }
        await db.close()
    }

    // In a transaction, since outside one a reader would answer.
    private func expectPragmas(_ db: Database) async throws {
        let (keys, legacy) = try await db.transaction { db in
            (try await db.value("PRAGMA foreign_keys") as Int, try await db.value("PRAGMA legacy_alter_table") as Int)
        }
        #expect(keys == 1)
        #expect(legacy == 0)
    }

    @Test func `a table made anew keeps its rows and all that belongs to it`() async throws {
        try await withShop { db in
            let migrator = Migrator(migrations: [ChangeGoods.self], database: db)
            #expect(try await migrator.migrate() == ["change_goods"])
            let rows = try await db.rows("SELECT * FROM goods ORDER BY id")
            let values = try rows.map { row in
                try ["price", "total", "twice", "parent_id"].map { try row.decode($0, as: Int?.self) }
            }
            #expect(values == [[1000, 10, 10, nil], [2500, 2, 2, 1]])
            #expect(try rows[0].decode("made_at", as: Date.self).timeIntervalSinceNow > -60)
            // Nothing was deleted with the old table.
            #expect(try await db.value("SELECT count(*) FROM orders") as Int == 2)
            #expect(try await db.value("SELECT group_concat(id) FROM dear") as String == "1")
            let text: String = try await db.value("SELECT sql FROM sqlite_schema WHERE name = 'goods'")
            for part in [
                "STRICT", #"CONSTRAINT "one, price" UNIQUE ("name", price)"#, "COLLATE NOCASE", "'x, (y)'",
                "REFERENCES goods (id) ON DELETE CASCADE NOT DEFERRABLE", "CHECK (price <> '')", "DEFAULT 7",
                "REFERENCES makers (id) ON DELETE SET NULL", #"CONSTRAINT "dear" CHECK (price < 1000000)"#,
            ] { #expect(text.contains(part), "\(part)") }
            #expect(!text.contains("named") && !text.contains("1 + 2"))
            let left = try await db.rows(
                "SELECT name FROM sqlite_schema WHERE tbl_name = 'goods' AND sql IS NOT NULL ORDER BY name")
            #expect(
                try left.map { try $0.decode(at: 0, as: String.self) }
                    == ["goods", "goods_code_index", "goods_log", "goods_price"])
            try await db.execute("UPDATE goods SET price = 3 WHERE id = 1")
            #expect(try await db.value("SELECT line FROM log") as String == "3; 1000")
            // A key that was given once is not given again, although its row is gone.
            #expect(try await db.value("INSERT INTO goods (name) VALUES ('new') RETURNING id") as Int == 41)
        }
    }

    @Test func `foreign keys hold again afterwards`() async throws {
        try await withShop { db in
            try await Migrator(migrations: [ChangeGoods.self], database: db).migrate()
            try await expectPragmas(db)
            await #expect { try await db.execute("INSERT INTO orders VALUES (3, 99)") } throws: {
                ($0 as? SQLError)?.code == .foreignKey
            }
            try await db.execute("DELETE FROM goods WHERE id = 1")
            #expect(try await db.value("SELECT count(*) FROM orders") as Int == 0)
        }
    }

    @Test func `a column that points to rows can be dropped, and a check`() async throws {
        try await withShop { db in
            let migrator = Migrator(migrations: [ChangeGoods.self], database: db)
            try await migrator.migrate()
            try await migrator.rollback()
            let schema = Schema(db)
            #expect(try await !schema.hasColumn("maker_id", in: "goods"))
            try await db.execute("UPDATE goods SET price = 2000000")
            #expect(try await db.value("SELECT count(*) FROM orders") as Int == 2)
        }
    }

    @Test func `rows that would break the new table leave the old one`() async throws {
        try await withShop { db in
            let schema = Schema(db)
            await #expect(throws: SQLError.self) { try await schema.alter("goods") { $0.change("maker_id").notNull() } }
            await #expect { try await schema.alter("goods") { $0.foreignKey("price", to: "makers", ["id"]) } } throws: {
                ($0 as? MigrationError)?.message.contains("point to rows that do not exist") == true
                    || $0 is SQLError
            }
            #expect(try await db.value("SELECT count(*) FROM goods") as Int == 2)
            #expect(try await db.value("SELECT count(*) FROM orders") as Int == 2)
            try await expectPragmas(db)
        }
    }

    @Test func `a transaction of someone else cannot make a table anew`() async throws {
        try await withShop { db in
            await #expect {
                try await db.transaction { try await Schema($0).alter("goods") { $0.change("price").nullable() } }
            } throws: { ($0 as? MigrationError)?.code == .rebuild }
            try await Schema(db).alter("goods") { $0.change("price").nullable() }
            await #expect { try await Schema(db).alter("goods") { $0.change("nothing").nullable() } } throws: {
                ($0 as? MigrationError)?.code == .invalid
            }
            await #expect { try await Schema(db).alter("goods") { $0.dropCheck("nothing") } } throws: {
                ($0 as? MigrationError)?.code == .invalid
            }
        }
    }

    @Test func `an enumeration gets other values, and full text survives`() async throws {
        let db = try await memory()
        let schema = Schema(db)
        try await schema.create("posts") { t in
            t.id()
            t.string("title", length: 5)
            t.enumeration("status", ["draft", "live"]).default("draft")
            t.bool("is_read", default: false)
            t.fullText("title")
        }
        try await db.execute("INSERT INTO posts (title) VALUES ('ocean')")
        try await schema.alter("posts") { t in
            t.change("status", to: .enumeration(["draft", "live", "gone"]))
            t.change("title", to: .varchar(80))
            t.change("is_read", to: .text)
        }
        try await db.execute("INSERT INTO posts (title, status, is_read) VALUES ('another ocean', 'gone', 'maybe')")
        await #expect { try await db.execute("INSERT INTO posts (title, status) VALUES ('c', 'lost')") } throws: {
            ($0 as? SQLError)?.code == .check
        }
        #expect(try await db.value("SELECT count(*) FROM posts_search WHERE posts_search MATCH 'ocean'") as Int == 2)
        await db.close()
    }
}
