import FerroORM
import FerroSQL
import Testing

@Suite struct ColumnTypeTests {
    private func lines(_ dialect: Dialect, _ describe: (TableBuilder) -> Void) throws -> [String] {
        let statements = try SchemaStatements(dialect).create(TableDefinition("t", describe))
        return statements.flatMap { SQLStatement($0, dialect: dialect).text.split(separator: "\n").map(String.init) }
    }

    private static let columns: [(@Sendable (TableBuilder) -> Void, String, String)] = [
        (
            { $0.smallInteger("a") }, #""a" INTEGER NOT NULL CHECK ("a" BETWEEN -32768 AND 32767)"#,
            #""a" smallint NOT NULL"#
        ),
        ({ $0.decimal("a", precision: 10, scale: 3) }, #""a" TEXT NOT NULL"#, #""a" numeric(10,3) NOT NULL"#),
        ({ $0.float("a") }, #""a" REAL NOT NULL"#, #""a" real NOT NULL"#),
        ({ $0.date("a") }, #""a" TEXT NOT NULL"#, #""a" date NOT NULL"#),
        ({ $0.time("a") }, #""a" TEXT NOT NULL"#, #""a" time NOT NULL"#),
        ({ $0.interval("a") }, #""a" TEXT NOT NULL"#, #""a" interval NOT NULL"#),
        ({ $0.string("a", length: 80) }, #""a" TEXT NOT NULL CHECK (length("a") <= 80)"#, #""a" varchar(80) NOT NULL"#),
        ({ $0.char("a", length: 2) }, #""a" TEXT NOT NULL CHECK (length("a") = 2)"#, #""a" char(2) NOT NULL"#),
        (
            { $0.array("a", of: .integer).default([] as [Int]) }, #""a" TEXT NOT NULL DEFAULT '[]' CHECK ("a" <> '')"#,
            #""a" integer[] NOT NULL DEFAULT '{}'"#
        ),
        (
            { $0.enumeration("a", ["x", "y'"]) },
            #""a" TEXT NOT NULL CONSTRAINT "t_a_check" CHECK ("a" IN ('x', 'y'''))"#,
            #""a" text NOT NULL CONSTRAINT "t_a_check" CHECK ("a" IN ('x', 'y'''))"#
        ),
        (
            { $0.enumeration("a", ["x"], type: "mood").nullable() },
            #""a" TEXT CONSTRAINT "t_a_check" CHECK ("a" IN ('x'))"#, #""a" "mood""#
        ),
        ({ $0.native("a", type: "inet").nullable() }, #""a" TEXT"#, #""a" inet"#),
        ({ $0.id(.uuid, name: "a") }, #""a" TEXT NOT NULL PRIMARY KEY"#, #""a" uuid NOT NULL PRIMARY KEY"#),
        (
            { $0.string("a").collation("NOCASE").default(expression: "lower(\("X"))") },
            #""a" TEXT COLLATE "NOCASE" NOT NULL DEFAULT (lower('X'))"#,
            #""a" text COLLATE "NOCASE" NOT NULL DEFAULT (lower('X'))"#
        ),
        (
            { $0.integer("a").generated(as: "\(identifier: "b") * \(2)") },
            #""a" INTEGER NOT NULL GENERATED ALWAYS AS ("b" * 2) STORED"#,
            #""a" integer NOT NULL GENERATED ALWAYS AS ("b" * 2) STORED"#
        ),
        (
            { $0.integer("a").nullable().generated(as: "1", stored: false) },
            #""a" INTEGER GENERATED ALWAYS AS (1) VIRTUAL"#, #""a" integer GENERATED ALWAYS AS (1) STORED"#
        ),
        (
            { $0.reference("a", to: "b", onDelete: .noAction).onUpdate(.cascade).deferred() },
            #""a" INTEGER NOT NULL REFERENCES "b" ("id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED"#,
            #""a" bigint NOT NULL REFERENCES "b" ("id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED"#
        ),
        ({ $0.lockVersion("a") }, #""a" INTEGER NOT NULL DEFAULT 0"#, #""a" integer NOT NULL DEFAULT 0"#),
    ]

    @Test(arguments: columns.indices)
    func `a column is written with the type of its dialect`(_ number: Int) throws {
        let (describe, sqlite, postgres) = Self.columns[number]
        let written = try (lines(.sqlite, describe)[1], lines(.postgres, describe)[1])
        #expect(written.0 == "    " + sqlite)
        #expect(written.1 == "    " + postgres)
    }

    @Test func `conventions stand for several columns`() throws {
        let table = TableDefinition("t") { t in
            t.morphs("subject", type: .uuid)
            t.softDeletes()
        }
        #expect(table.columns.map(\.name) == ["subject_type", "subject_id", "deleted_at"])
        #expect(table.columns.map(\.isNullable) == [false, false, true])
        #expect(table.columns[2].index == .plain)
        #expect(table.indexes.map { $0.name(in: "t") } == ["t_subject_type_subject_id_index"])
        let nullable = TableDefinition("t") { $0.morphs("a", nullable: true) }
        #expect(nullable.columns.map(\.isNullable) == [true, true])
    }

    @Test func `comments are for PostgreSQL`() throws {
        let describe: (TableBuilder) -> Void = { t in
            t.comment("what's it for")
            t.string("a").comment("words")
        }
        #expect(
            try lines(.postgres, describe).suffix(2) == [
                #"COMMENT ON TABLE "t" IS 'what''s it for'"#, #"COMMENT ON COLUMN "t"."a" IS 'words'"#,
            ])
        #expect(try lines(.sqlite, describe).count == 3)
    }

    @Test func `constraints of a table follow its columns`() throws {
        let describe: (TableBuilder) -> Void = { t in
            t.integer("a")
            t.integer("b")
            t.primary("a", "b")
            t.foreignKey("a", "b", to: "u", ["x", "y"], onDelete: .cascade, deferred: true)
            t.check("positive", "a > \(0)")
        }
        let expected = [
            #"    PRIMARY KEY ("a", "b"),"#,
            #"    CONSTRAINT "t_a_b_fkey" FOREIGN KEY ("a", "b") REFERENCES "u" ("x", "y") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"#,
            #"    CONSTRAINT "positive" CHECK (a > 0)"#,
        ]
        let written = try (lines(.sqlite, describe), lines(.postgres, describe))
        #expect(Array(written.0[3...5]) == expected)
        #expect(Array(written.1[3...5]) == expected)
    }

    @Test(arguments: [
        TableDefinition("t") { $0.string("a", length: 0) },
        TableDefinition("t") { $0.decimal("a", precision: 2, scale: 3) },
        TableDefinition("t") { $0.enumeration("a", []) },
        TableDefinition("t") { $0.integer("a").default(1).generated(as: "1") },
        TableDefinition("t") { t in
            t.id()
            t.primary("a", "b")
        },
        TableDefinition("t") { t in
            t.id()
            t.foreignKey("id", to: "u", ["a", "b"])
        },
        TableDefinition("t") { t in
            t.id()
            t.index(terms: [.expression("lower(a)")])
        },
    ])
    func `what no database takes is refused`(_ table: TableDefinition) {
        for dialect in [Dialect.sqlite, .postgres] {
            #expect { try SchemaStatements(dialect).create(table) } throws: {
                ($0 as? MigrationError)?.code == .invalid
            }
        }
    }
}
