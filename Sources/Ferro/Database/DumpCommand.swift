internal import ArgumentParser
internal import FerroORM
internal import Foundation

/// `web db:dump`.
struct DumpCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:dump",
            abstract: "Write the schema into migrations/schema.sqlite.sql or schema.postgres.sql.",
            discussion: """
                The same schema gives the same file, so a review shows what a migration did. Rows are not in it. It ends \
                with 0.
                """)
    }

    @Flag(help: "Print it instead.") var stdout = false

    func run() async throws {
        try await Boot<App>.with { runtime in
            let dump = try await SchemaDumper(runtime.database).dump()
            if stdout { return print(dump.text, terminator: "") }
            let path = SchemaFiles.dump(dump.dialect)
            try Data(dump.text.utf8).write(to: URL(fileURLWithPath: path))
            print("wrote \(path): \(dump.entries.count) statements")
        }
    }
}

/// `web db:squash`.
struct SquashCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:squash", abstract: "Write a baseline that new databases start from.",
            discussion: """
                Every migration must be applied here and none edited. Afterwards the migrations in it can be deleted once \
                every database has them. It ends with 0, or with 1 when it refuses.
                """)
    }

    func run() async throws {
        try await Boot<App>.with { runtime in
            let dump = try await runtime.squashed()
            let path = SchemaFiles.baseline(dump.dialect)
            try Data(dump.text.utf8).write(to: URL(fileURLWithPath: path))
            print("wrote \(path): it contains \(dump.contained.count) migrations")
            print(
                "once every database has them, delete their files and their lines in \(SchemaFiles.folder)/Migrations.swift"
            )
        }
    }
}

extension Runtime {
    /// The schema as a baseline.
    ///
    /// - Throws: `ApplicationError` unless every migration is applied as it stands.
    func squashed() async throws -> SchemaDump {
        let wrong = try await migrator.status().filter { $0.state != .applied && $0.state != .squashed }
        guard wrong.isEmpty else {
            let names = wrong.map { "\($0.name) is \($0.state)" }.joined(separator: ", ")
            throw ApplicationError(.command, "\(names): bring this database in step with the list first")
        }
        return try await SchemaDumper(database).dump()
    }
}
