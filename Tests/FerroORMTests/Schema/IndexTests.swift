import FerroORM
import FerroSQL
import Testing

@Suite struct IndexTests {
    private static let indexes: [(@Sendable (AlterationBuilder) -> Void, String?, String)] = [
        (
            { $0.unique("email", where: "deleted_at IS NULL") },
            #"CREATE UNIQUE INDEX "t_email_unique" ON "t" ("email") WHERE deleted_at IS NULL"#,
            #"CREATE UNIQUE INDEX "t_email_unique" ON "t" ("email") WHERE deleted_at IS NULL"#
        ),
        (
            { $0.index(terms: ["a", .descending("b")], where: "a > \(3)", name: "i") },
            #"CREATE INDEX "i" ON "t" ("a", "b" DESC) WHERE a > 3"#,
            #"CREATE INDEX "i" ON "t" ("a", "b" DESC) WHERE a > 3"#
        ),
        (
            { $0.index(terms: [.expression("lower(\(identifier: "a"))", descending: true)], unique: true, name: "i") },
            #"CREATE UNIQUE INDEX "i" ON "t" ((lower("a")) DESC)"#,
            #"CREATE UNIQUE INDEX "i" ON "t" ((lower("a")) DESC)"#
        ),
        ({ $0.index("a", using: .gin) }, nil, #"CREATE INDEX "t_a_index" ON "t" USING gin ("a")"#),
        ({ $0.index("a", using: .gist) }, nil, #"CREATE INDEX "t_a_index" ON "t" USING gist ("a")"#),
        (
            { $0.index("a", using: .hash) }, #"CREATE INDEX "t_a_index" ON "t" ("a")"#,
            #"CREATE INDEX "t_a_index" ON "t" USING hash ("a")"#
        ),
        (
            { $0.index("a", using: .brin) }, #"CREATE INDEX "t_a_index" ON "t" ("a")"#,
            #"CREATE INDEX "t_a_index" ON "t" USING brin ("a")"#
        ),
        (
            { $0.index("a", including: ["b"]) }, #"CREATE INDEX "t_a_index" ON "t" ("a", "b")"#,
            #"CREATE INDEX "t_a_index" ON "t" ("a") INCLUDE ("b")"#
        ),
        (
            { $0.index("a", unique: true, including: ["b"]) }, #"CREATE UNIQUE INDEX "t_a_unique" ON "t" ("a")"#,
            #"CREATE UNIQUE INDEX "t_a_unique" ON "t" ("a") INCLUDE ("b")"#
        ),
        (
            { $0.index("a", concurrently: true) }, #"CREATE INDEX "t_a_index" ON "t" ("a")"#,
            #"CREATE INDEX CONCURRENTLY "t_a_index" ON "t" ("a")"#
        ),
        (
            { $0.dropIndex("a", concurrently: true) }, #"DROP INDEX "t_a_index""#,
            #"DROP INDEX CONCURRENTLY "t_a_index""#
        ),
    ]

    @Test(arguments: indexes.indices)
    func `an index is written for its dialect or left out`(_ number: Int) throws {
        let (describe, sqlite, postgres) = Self.indexes[number]
        for (dialect, expected) in [(Dialect.sqlite, sqlite), (.postgres, postgres)] {
            let statements = try SchemaStatements(dialect).alter(TableAlteration("t", describe))
            #expect(statements.map { SQLStatement($0, dialect: dialect).text } == (expected.map { [$0] } ?? []))
        }
    }

    @Test func `SQLite keeps what an index says`() async throws {
        let db = try await memory()
        try await Schema(db).create("t") { t in
            t.id()
            t.string("email")
            t.timestamp("deleted_at").nullable()
            t.unique("email", where: "deleted_at IS NULL")
            t.index(terms: [.expression("lower(\(identifier: "email"))")], name: "by_lower_email")
        }
        try await db.execute("INSERT INTO t (email, deleted_at) VALUES ('a', '2026'), ('a', '2026'), ('a', NULL)")
        await #expect { try await db.execute("INSERT INTO t (email) VALUES ('a')") } throws: {
            ($0 as? SQLError)?.code == .unique
        }
        let plan = try await db.rows("EXPLAIN QUERY PLAN SELECT * FROM t WHERE lower(email) = 'a'")
        #expect(try plan.contains { try $0.decode("detail", as: String.self).contains("by_lower_email") })
        await db.close()
    }
}
