internal import ArgumentParser
internal import FerroORM

/// `web db:lint`.
struct LintCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:lint", abstract: "Say what pending migrations lock or break in a program that runs.",
            discussion: """
                Tables with fewer rows than 10000 are not worth a warning about time. A migration that is right as it is \
                names the rules in `static let acknowledged`. It ends with 0 when there is nothing to say, otherwise with 1.
                """)
    }

    @Flag(help: "Look at every migration, as if every table were large.") var all = false

    func run() async throws {
        let found = try await Boot<App>.with { runtime in try await runtime.lint(all: all) }
        for (name, warnings) in found {
            print(name)
            for warning in warnings {
                print("  \(warning.subject): \(warning.message) [\(warning.rule.rawValue)]")
                print("    instead: \(warning.instead)")
            }
        }
        if found.isEmpty { print("nothing to warn of") } else { throw ExitCode(1) }
    }
}

extension Runtime {
    /// The warnings of the pending migrations, or of all of them.
    func lint(all: Bool = false) async throws -> [(name: String, warnings: [LintWarning])] {
        let rehearsals: [MigrationRehearsal]
        var rows: [String: Int] = [:]
        if all {
            var every: [MigrationRehearsal] = []
            for migration in migrations { every.append(await MigrationRehearsal(migration, database.dialect)) }
            rehearsals = every
        } else {
            rehearsals = try await migrator.rehearse()
            rows = try await SchemaInspector(database).rowEstimates()
        }
        let linter = MigrationLinter(database.dialect, rows: rows)
        return rehearsals.map { ($0.migration.name, linter.warnings($0)) }.filter { !$0.1.isEmpty }
    }
}
