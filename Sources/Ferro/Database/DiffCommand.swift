internal import ArgumentParser
internal import FerroORM
internal import Foundation

/// `web db:diff`.
struct DiffCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:diff", abstract: "Compare the app's models with the database and write the migration.",
            discussion: """
                It knows tables, columns, their types and whether they may be NULL; indexes, checks and what happens on \
                delete are yours to add. Read what it wrote. It ends with 0, or with --check with 1 when they differ.
                """)
    }

    @Option(help: "What the migration is called: add_slug_to_posts.") var name: String?
    @Flag(help: "Write the file into migrations/ rather than printing it.") var write = false
    @Flag(help: "Drop the columns that no model has.") var drop = false
    @Flag(help: "End with 1 when models and database differ.") var check = false

    func run() async throws {
        let isDifferent = try await Boot<App>.with { runtime in
            let difference = try await runtime.difference(dropping: drop)
            guard !difference.isEmpty else {
                print("models and database agree")
                return false
            }
            let migration = try MigrationWriter(
                difference, version: Self.version(Date()), name: name ?? MigrationWriter.name(for: difference))
            if difference.up.isEmpty {
                for note in difference.notes { print(note) }
            } else if write {
                let path = SchemaFiles.folder + "/" + migration.fileName
                try Data(migration.source.utf8).write(to: URL(fileURLWithPath: path))
                print(
                    "wrote \(path): read it, and add \(migration.typeName).self to \(SchemaFiles.folder)/Migrations.swift"
                )
            } else {
                print(migration.source, terminator: "")
            }
            return true
        }
        if check, isDifferent { throw ExitCode(1) }
    }

    /// A moment as a version: 20261121100000.
    static func version(_ date: Date) throws -> Int {
        let digits = (SQLTimestamp.text(of: date) ?? "").filter(\.isNumber).prefix(14)
        guard let version = Int(digits) else { throw ApplicationError(.command, "the clock is not set: set it") }
        return version
    }
}

extension Runtime {
    /// What the database lacks of what the models expect.
    func difference(dropping drops: Bool = false) async throws -> SchemaDiff {
        guard !models.isEmpty else {
            throw ApplicationError(.command, "the app has no models to compare: list them in its `models`")
        }
        let pending = try await migrator.pending()
        guard pending.isEmpty else {
            throw ApplicationError(.command, "\(MigrationCount(pending.count)) not been run: run db:migrate first")
        }
        return SchemaDiff(
            models: models.map { ModelDescription($0) }, tables: try await SchemaInspector(database).tables(),
            dialect: database.dialect, dropping: drops)
    }
}
