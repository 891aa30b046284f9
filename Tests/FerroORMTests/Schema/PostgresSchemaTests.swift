import FerroSQL
import Foundation
import Testing

@testable import FerroORM

@Suite(.enabled(if: PostgresSchema.isThere), .timeLimit(.minutes(1))) struct PostgresSchemaTests {
    private func full(_ schema: Schema) async throws {
        try await schema.createEnum("mood", ["glad", "it's sad"])
        try await schema.create("users") { t in
            t.id(.uuid).default(expression: "gen_random_uuid()")
            t.string("email", length: 80).collation("C").comment("where it's sent")
            t.timestamp("deleted_at").nullable()
            t.unique("email", where: "deleted_at IS NULL")
            t.index(terms: [.expression("lower(\(identifier: "email"))"), .descending("deleted_at")], name: "by_email")
        }
        try await schema.create("posts") { t in
            t.id()
            t.comment("what's written")
            t.reference("user_id", to: "users", type: .uuid, onDelete: .cascade)
            t.string("title").default("x")
            t.text("body").nullable()
            t.smallInteger("rank").default(1)
            t.decimal("price", precision: 10, scale: 2).default(0)
            t.float("weight").nullable()
            t.date("day").nullable()
            t.time("at").nullable()
            t.interval("took").nullable()
            t.char("country", length: 2).nullable()
            t.json("tags").default([] as [String])
            t.array("parts", of: .integer).default([] as [Int])
            t.enumeration("status", ["draft", "live"]).default("draft")
            t.enumeration("mood", ["glad", "it's sad"], type: "mood").nullable()
            t.native("ip", type: "inet").nullable()
            t.integer("double_rank").generated(as: "rank * 2")
            t.morphs("subject", nullable: true)
            t.softDeletes()
            t.lockVersion()
            t.timestamps()
            t.check("priced", "price >= \(0)")
            t.index("tags", using: .gin)
            t.index("created_at", using: .brin)
            t.index("title", including: ["rank"])
            t.fullText("title", "body")
        }
        try await schema.create("links") { t in
            t.bigInteger("a")
            t.bigInteger("b").nullable()
            t.primary("a")
            t.foreignKey("b", to: "posts", onDelete: .setNull, deferred: true)
        }
        try await schema.execute("CREATE VIEW live AS SELECT id, title FROM posts WHERE status = 'live'")
        try await schema.execute(
            "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.updated_at = now(); RETURN NEW; END$$"
        )
        try await schema.execute(
            "CREATE TRIGGER touch BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION touch()")
    }

    @Test func `every kind of column, index and constraint is taken, and full text found`() async throws {
        try await PostgresSchema.with { open in
            let db = try await open()
            try await full(Schema(db))
            try await db.execute("INSERT INTO users (email) VALUES ('a')")
            try await db.execute("INSERT INTO posts (user_id, title, body) SELECT id, 'Solaris', 'an ocean' FROM users")
            let found: Int = try await db.value(
                "SELECT count(*) FROM posts WHERE search_vector @@ websearch_to_tsquery('simple', \("Ocean"))")
            #expect(found == 1)
            await #expect { try await db.execute("UPDATE posts SET status = 'gone'") } throws: {
                ($0 as? SQLError)?.code == .check
            }
            let posts = try await SchemaInspector(db).table("posts")
            #expect(posts.column("price")?.type == "numeric(10,2)")
            #expect(posts.column("double_rank")?.isGenerated == true && posts.column("id")?.isPrimary == true)
            #expect(posts.foreignKeys.map(\.onDelete) == ["CASCADE"])
            #expect(posts.checks.map(\.name) == ["posts_status_check", "priced"])
            let users = try await SchemaInspector(db).table("users")
            #expect(users.indexes.map(\.name) == ["by_email", "users_email_unique"])
            #expect(users.indexes.map(\.isPartial) == [false, true])
            #expect(users.indexes[0].columns == ["lower(email::text)", "deleted_at"])
            await db.close()
        }
    }

    @Test func `a table is altered, and a constraint validated later`() async throws {
        try await PostgresSchema.with { open in
            let db = try await open()
            let schema = Schema(db)
            try await full(schema)
            try await schema.execute("DROP VIEW live")
            try await schema.alter("posts") { t in
                t.dropFullText()
                t.drop("double_rank")
                t.change("status", to: .enumeration(["draft", "live", "gone"]))
                t.change("title", to: .varchar(20)).nullable().dropDefault()
                t.change("rank", to: .text, using: "rank::text || '!'").default("none")
                t.check("short", "length(body) < \(100)", validated: false)
                t.validate("short")
                t.dropCheck("priced")
                t.dropForeignKey("user_id")
                t.foreignKey("user_id", to: "users", onDelete: .restrict, validated: false)
                t.validate("posts_user_id_fkey")
                t.string("slug").nullable().unique()
                t.rename("body", to: "words")
                t.drop("mood")
            }
            try await schema.addValue("angry", toEnum: "mood")
            try await schema.dropEnum("mood")
            let posts = try await SchemaInspector(db).table("posts")
            #expect(posts.column("rank")?.type == "text" && posts.column("title")?.isNullable == true)
            #expect(posts.column("words") != nil && posts.column("mood") == nil)
            #expect(posts.checks.map(\.name) == ["posts_status_check", "short"])
            await db.close()
        }
    }

    @Test func `a dump makes the same schema again`() async throws {
        try await PostgresSchema.with { open in
            let db = try await open()
            try await Migrator(migrations: [], database: db).migrate()
            try await full(Schema(db))
            let dump = try await SchemaDumper(db).dump()
            try await PostgresSchema.with { openOther in
                let copy = try await openOther()
                try await Migrator(migrations: [], database: copy, baseline: dump).migrate()
                #expect(try await SchemaDumper(copy).dump().text == dump.text)
                #expect(try await SchemaInspector(copy).tables() == SchemaInspector(db).tables())
                await copy.close()
            }
            await db.close()
        }
    }

    @Test func `fresh drops views, types and functions too`() async throws {
        try await PostgresSchema.with { open in
            let db = try await open()
            try await full(Schema(db))
            let migrator = Migrator(migrations: library, database: db)
            #expect(try await migrator.fresh().count == 3)
            let left: Int = try await db.value(
                """
                SELECT (SELECT count(*) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace)
                    + (SELECT count(*) FROM pg_type WHERE typnamespace = current_schema()::regnamespace AND typtype = 'e')
                    + (SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'v')
                """)
            #expect(left == 0)
            await db.close()
        }
    }

    @Test func `models and tables made by the writer's columns agree`() async throws {
        try await PostgresSchema.with { open in
            let db = try await open()
            let models = [ModelDescription(HandWritten.Comment.self), ModelDescription(HandWritten.Link.self)]
            let before = SchemaDiff(models: models, tables: [], dialect: .postgres)
            for operation in before.up { try await Schema(db).perform(operation) }
            let tables = try await SchemaInspector(db).tables()
            let after = SchemaDiff(models: models, tables: tables, dialect: .postgres)
            #expect(after.up.isEmpty)
            await db.close()
        }
    }
}
