import FerroORM
import FerroSQL
import Testing

@Suite struct LinterTests {
    private static let posts = SchemaOperation.create(TableDefinition("posts") { $0.id() })

    private static func alter(_ describe: (AlterationBuilder) -> Void) -> [SchemaOperation] {
        [.alter(TableAlteration("posts", describe))]
    }

    private static let postgres: [([SchemaOperation], [LintRule])] = [
        (alter { $0.index("title") }, [.blockingIndex]),
        (alter { $0.unique("title") }, [.blockingIndex]),
        (alter { $0.index("title", concurrently: true) }, []),
        (alter { $0.string("slug") }, [.notNullWithoutDefault]),
        (alter { $0.string("slug").nullable() }, []),
        (alter { $0.string("slug").default("x") }, []),
        (alter { $0.timestamp("at").defaultNow() }, []),
        (alter { $0.uuid("key").default(expression: "gen_random_uuid()") }, [.volatileDefault]),
        (alter { $0.string("slug").default(expression: "'random()'") }, []),
        (alter { $0.string("slug").nullable().index() }, [.blockingIndex]),
        (alter { $0.reference("author_id", to: "authors").nullable() }, [.blockingIndex, .unvalidatedConstraint]),
        (alter { $0.integer("n").generated(as: "id * 2") }, [.tableRewrite]),
        (alter { $0.fullText("title") }, [.tableRewrite]),
        (alter { $0.change("title", to: .varchar(10)) }, [.tableRewrite]),
        (alter { $0.change("title").notNull() }, [.notNullScan]),
        (alter { $0.change("title").nullable().default("x") }, []),
        (alter { $0.drop("title") }, [.dropInUse]),
        (alter { $0.rename("title", to: "name") }, [.renameInUse]),
        (alter { $0.foreignKey("a", to: "b") }, [.unvalidatedConstraint]),
        (alter { $0.foreignKey("a", to: "b", validated: false) }, []),
        (alter { $0.check("c", "a > 0") }, [.unvalidatedConstraint]),
        (alter { $0.check("c", "a > 0", validated: false) }, []),
        (alter { $0.validate("c") }, []),
        ([.drop("posts")], [.dropInUse]),
        ([.rename("posts", to: "articles")], [.renameInUse]),
        ([posts] + alter { $0.index("title") } + [.drop("posts")], []),
        ([.statement("create unique index i on \"posts\" (title)")], [.blockingIndex]),
        ([.statement("CREATE INDEX CONCURRENTLY i ON posts (title)")], []),
        ([posts, .statement("CREATE INDEX i ON posts (title)")], []),
        ([.statement("DROP TABLE IF EXISTS posts")], [.dropInUse]),
        ([.statement("ALTER TABLE posts DROP COLUMN title")], [.dropInUse]),
        ([.statement("ALTER TABLE posts RENAME title TO name")], [.renameInUse]),
        ([.statement("UPDATE posts SET title = 'DROP TABLE posts'")], []),
        (
            alter { $0.string("slug").nullable() } + [.statement("UPDATE posts SET slug = 'x'")],
            [.backfillWithSchemaChange]
        ),
        ([posts, .statement("INSERT INTO posts DEFAULT VALUES")], []),
    ]

    @Test(arguments: postgres.indices)
    func `PostgreSQL is spared what stops or breaks it`(_ number: Int) {
        let (operations, rules) = Self.postgres[number]
        let warnings = MigrationLinter(.postgres).warnings(operations)
        #expect(warnings.map(\.rule) == rules)
        #expect(warnings.allSatisfy { !$0.message.isEmpty && !$0.instead.isEmpty && !$0.subject.isEmpty })
    }

    private static let sqlite: [([SchemaOperation], [LintRule])] = [
        (alter { $0.index("title") }, []), (alter { $0.drop("title") }, [.dropInUse]),
        (alter { $0.change("title").notNull() }, [.tableCopy]), (alter { $0.string("slug").nullable() }, []),
        (alter { $0.timestamp("at").defaultNow() }, [.tableCopy]),
    ]

    @Test(arguments: sqlite.indices)
    func `SQLite is spared copies of tables`(_ number: Int) {
        let (operations, rules) = Self.sqlite[number]
        #expect(MigrationLinter(.sqlite).warnings(operations).map(\.rule) == rules)
    }

    @Test func `a table with few rows is no matter of time`() {
        let operations = Self.alter { t in
            t.index("title")
            t.drop("body")
        }
        let small = MigrationLinter(.postgres, rows: ["posts": 9_999]).warnings(operations)
        #expect(small.map(\.rule) == [.dropInUse])
        let large = MigrationLinter(.postgres, rows: ["posts": 10_000]).warnings(operations)
        #expect(large.map(\.rule) == [.blockingIndex, .dropInUse])
    }

    private struct Acknowledged: Migration {
        static let version = 1
        static let isTransactional = false
        static let acknowledged: [LintRule] = [.dropInUse]
        func up(_ schema: Schema) async throws {
            try await schema.drop("a")
            try await schema.execute("SELECT 1")
            try await schema.execute("DELETE FROM b")
        }
        func down(_ schema: Schema) async throws {}
    }

    @Test func `what the author acknowledges is not said, the rest is`() async {
        let rehearsal = await MigrationRehearsal(Acknowledged.self, .postgres)
        #expect(MigrationLinter(.postgres).warnings(rehearsal).map(\.rule) == [.partialFailure])
        #expect(rehearsal.statements == ["DROP TABLE \"a\"", "DELETE FROM b"])
    }
}
