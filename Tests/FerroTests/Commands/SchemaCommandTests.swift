import Foundation
import Testing

@testable import Ferro

@Suite struct `Commands on the schema` {
    @Test func `--pretend prints the SQL and runs nothing`() async throws {
        try await withRuntime(Sample()) { runtime in
            let text = try await runtime.pretend()
            #expect(text.hasPrefix("-- ") && text.contains("CREATE TABLE \"notes\""))
            #expect(try await runtime.migrator.pending().count == Sample().migrations.count)
            try await runtime.migrator.migrate()
            #expect(try await runtime.pretend() == "-- nothing to migrate\n")
        }
    }

    @Test func `the status is a table for people and JSON for programs`() async throws {
        try await withRuntime(Sample()) { runtime in
            try await runtime.migrator.migrate()
            try await runtime.migrator.rollback()
            let (status, count) = (try await runtime.migrator.status(), Sample().migrations.count)
            let lines = StatusReport.table(status).split(separator: "\n")
            #expect(lines.first?.hasPrefix("VERSION") == true && lines.count == count + 1)
            #expect(lines[1].contains("applied  1") && lines[count].hasSuffix("pending"))
            let json = try JSONSerialization.jsonObject(with: Data(StatusReport.json(status).utf8)) as? [[String: Any]]
            #expect(json?.map { $0["state"] as? String } == Array(repeating: "applied", count: count - 1) + ["pending"])
            #expect(json?.first?["batch"] as? Int == 1)
        }
    }

    @Test func `a query prints its rows and may not write unless it is told`() async throws {
        try await withRuntime(Sample()) { runtime in
            try await runtime.migrator.migrate()
            let error = await #expect(throws: ApplicationError.self) {
                try await runtime.query("DELETE FROM notes", write: false)
            }
            #expect(error?.message.contains("--write") == true)
            await #expect(throws: SQLError.self) { try await runtime.query("SELEC 1", write: false) }
            #expect(try await runtime.query("DELETE FROM notes", write: true) == "0 rows changed\n")
            #expect(try await runtime.query("SELECT 1 WHERE 1 = 0", write: false) == "no rows\n")
            let escape = runtime.database.dialect == .postgres ? "chr(27)" : "char(27)"
            let text = try await runtime.query(
                "SELECT 12 AS number, NULL AS missing, 'a' || \(escape) || 'b' AS text UNION ALL SELECT 3, 'x', 'c'",
                write: false)
            #expect(text == "number  missing  text\n12      NULL     a b\n3       x        c\n(2 rows)\n")
        }
    }

    @Test func `a list in a cell is written as PostgreSQL writes it, and a count as a person does`() {
        #expect(Runtime.cell(.array([.integer(1), .null, .text("a\u{1b}b")])) == "{1, NULL, a b}")
        #expect((1...2).map { "\(MigrationCount($0))" } == ["1 migration has", "2 migrations have"])
    }

    @Test(arguments: [
        ([], RollbackTarget.steps(1)), (["--step", "3"], .steps(3)), (["--steps", "2"], .steps(2)),
        (["--batch", "2"], .batches(2)), (["--to", "20261121100000"], .version(2026_11_21_100000)),
    ])
    func `a rollback goes as far as it is told`(_ arguments: [String], _ target: RollbackTarget) throws {
        #expect(try RollbackCommand<Sample>.parse(arguments).target == target)
    }

    @Test(arguments: [["--step", "0"], ["--batch", "0"], ["--step", "1", "--batch", "1"]])
    func `a rollback that says two things is refused`(_ arguments: [String]) {
        #expect(throws: (any Error).self) { try RollbackCommand<Sample>.parse(arguments) }
    }

    @Test func `the linter speaks where strangers are`() async throws {
        try await withRuntime(Dropping()) { runtime in
            #expect(try await runtime.migrationWarnings().isEmpty)
            let pending = try await runtime.lint()
            #expect(pending.map(\.name) == ["drop_things"])
            let all = try await runtime.lint(all: true)
            #expect(all.flatMap(\.warnings).map(\.rule) == [.dropInUse])
        }
        try await withRuntime(Dropping(), stage: .staging) { runtime in
            let warning = try #require(try await runtime.migrationWarnings().first)
            #expect(warning == "drop_things: things: code that still runs and names it fails [drop-in-use]")
        }
    }

    @Test func `models are compared once every migration is applied`() async throws {
        try await withRuntime(Dropping()) { runtime in
            let error = await #expect(throws: ApplicationError.self) { try await runtime.difference() }
            #expect(error?.message.contains("db:migrate") == true)
            try await Schema(runtime.database).create("things") { $0.id() }
            try await runtime.migrator.migrate()
            let difference = try await runtime.difference()
            #expect(difference.up.count == 1 && difference.down == [.drop("gadgets")])
        }
        try await withRuntime(Sample()) { runtime in
            let error = await #expect(throws: ApplicationError.self) { try await runtime.difference() }
            #expect(error?.message.contains("`models`") == true)
        }
    }

    @Test func `only a database in step with its list is squashed`() async throws {
        try await withRuntime(Sample()) { runtime in
            await #expect(throws: ApplicationError.self) { try await runtime.squashed() }
            try await runtime.migrator.migrate()
            #expect(try await runtime.squashed().contained.count == Sample().migrations.count)
        }
    }

    @Test func `a version is the moment in UTC`() throws {
        #expect(try DiffCommand<Sample>.version(Date(timeIntervalSince1970: 1_800_000_000)) == 2027_01_15_080000)
    }

    @Test func `a baseline is read from the folder of migrations`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder + "/migrations", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try SchemaFiles.readBaseline(.sqlite, in: folder) == nil)
        let text = "-- ferro: schema sqlite\n-- ferro: contains 1 a\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/migrations/baseline.sqlite.sql"))
        #expect(try SchemaFiles.readBaseline(.sqlite, in: folder)?.versions == [1])
        #expect(try SchemaFiles.readBaseline(.postgres, in: folder) == nil)
    }
}

private struct DropThings: Migration {
    static let version = 2026_11_21_100000
    func up(_ schema: Schema) async throws { try await schema.drop("things") }
    func down(_ schema: Schema) async throws {}
}

/// An app whose one migration drops a table that no migration made.
private struct Dropping: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    var migrations: [any Migration.Type] { [DropThings.self] }
    var models: [any Model.Type] { [Gadget.self] }
    func routes(_ r: Router) {}
}

@Model private struct Gadget {
    let id: ID
    var name: String
}
