import FerroORM
import FerroSQL
import Testing

@Suite struct AlterationTests {
    private static let changes: [(@Sendable (AlterationBuilder) -> Void, [String])] = [
        (
            { $0.change("a", to: .decimal(precision: 10, scale: 2), using: "a::numeric / \(100)") },
            [
                #"ALTER TABLE "t" DROP CONSTRAINT IF EXISTS "t_a_check""#,
                #"ALTER TABLE "t" ALTER COLUMN "a" TYPE numeric(10,2) USING a::numeric / 100"#,
            ]
        ),
        (
            { $0.change("a").notNull().default("x") },
            [
                #"ALTER TABLE "t" ALTER COLUMN "a" SET DEFAULT 'x'"#, #"ALTER TABLE "t" ALTER COLUMN "a" SET NOT NULL"#,
            ]
        ),
        (
            { $0.change("a").nullable().dropDefault() },
            [#"ALTER TABLE "t" ALTER COLUMN "a" DROP DEFAULT"#, #"ALTER TABLE "t" ALTER COLUMN "a" DROP NOT NULL"#]
        ),
        (
            { $0.change("a", to: .enumeration(["x", "y"])) },
            [
                #"ALTER TABLE "t" DROP CONSTRAINT IF EXISTS "t_a_check""#, #"ALTER TABLE "t" ALTER COLUMN "a" TYPE text"#,
                #"ALTER TABLE "t" ADD CONSTRAINT "t_a_check" CHECK ("a" IN ('x', 'y'))"#,
            ]
        ),
        (
            { t in
                t.foreignKey("a", to: "u", onDelete: .cascade, validated: false)
                t.validate("t_a_fkey")
            },
            [
                #"ALTER TABLE "t" ADD CONSTRAINT "t_a_fkey" FOREIGN KEY ("a") REFERENCES "u" ("id") ON DELETE CASCADE NOT VALID"#,
                #"ALTER TABLE "t" VALIDATE CONSTRAINT "t_a_fkey""#,
            ]
        ),
        (
            { t in
                t.check("positive", "a > \(0)", validated: false)
                t.dropCheck("positive")
                t.dropForeignKey("a")
                t.dropForeignKey(name: "k")
            },
            [
                #"ALTER TABLE "t" ADD CONSTRAINT "positive" CHECK (a > 0) NOT VALID"#,
                #"ALTER TABLE "t" DROP CONSTRAINT "positive""#, #"ALTER TABLE "t" DROP CONSTRAINT "t_a_fkey""#,
                #"ALTER TABLE "t" DROP CONSTRAINT "k""#,
            ]
        ),
        (
            { $0.fullText("a", "b") },
            [
                #"ALTER TABLE "t" ADD COLUMN "search_vector" tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple'::regconfig, coalesce("a", '')), 'A') || setweight(to_tsvector('simple'::regconfig, coalesce("b", '')), 'B')) STORED"#,
                #"CREATE INDEX "t_search_vector_index" ON "t" USING gin ("search_vector")"#,
            ]
        ),
        ({ $0.dropFullText() }, [#"ALTER TABLE "t" DROP COLUMN "search_vector""#]),
        ({ $0.drop("a") }, [#"ALTER TABLE "t" DROP COLUMN "a""#]),
    ]

    @Test(arguments: changes.indices)
    func `a change is written for PostgreSQL`(_ number: Int) throws {
        let (describe, expected) = Self.changes[number]
        let statements = try SchemaStatements(.postgres).alter(TableAlteration("t", describe))
        #expect(statements.map { SQLStatement($0, dialect: .postgres).text } == expected)
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5])
    func `what SQLite has no statement for is not written as one`(_ number: Int) throws {
        let (describe, _) = Self.changes[number]
        #expect { try SchemaStatements(.sqlite).alter(TableAlteration("t", describe)) } throws: {
            ($0 as? MigrationError)?.code == .rebuild
        }
    }

    @Test func `words are found, follow the rows and go with the table`() async throws {
        let db = try await memory()
        let schema = Schema(db)
        try await schema.create("posts") { t in
            t.id()
            t.string("title")
            t.text("body").nullable()
            t.fullText("title", "body")
        }
        try await db.execute("INSERT INTO posts (title, body) VALUES ('Solaris', 'an ocean'), ('Fiasco', 'Quinta')")
        func found(_ text: String, in table: String = "posts_search") async throws -> [Int] {
            let query = try #require(FullTextConvention.sqliteQuery(text))
            let rows = try await db.rows(
                "SELECT rowid FROM \(identifier: table) WHERE \(identifier: table) MATCH \(query) ORDER BY rowid")
            return try rows.map { try $0.decode(at: 0) }
        }
        #expect(try await found("OCEAN") == [1])
        try await db.execute("UPDATE posts SET body = 'an ocean too' WHERE id = 2")
        #expect(try await found("ocean") == [1, 2])
        try await db.execute("DELETE FROM posts WHERE id = 1")
        #expect(try await found("ocean") == [2])
        #expect(try await found("ocean\" OR \"solaris").isEmpty)
        try await schema.rename("posts", to: "books")
        #expect(try await found("ocean", in: "books_search") == [2])
        try await schema.alter("books") { $0.dropFullText() }
        #expect(try await !schema.hasTable("books_search"))
        try await schema.alter("books") { $0.fullText("title") }
        #expect(try await found("fiasco", in: "books_search") == [2])
        try await schema.drop("books")
        #expect(try await db.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'books%'") as Int == 0)
        await db.close()
    }
}
