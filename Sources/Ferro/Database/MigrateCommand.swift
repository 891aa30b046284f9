internal import ArgumentParser
internal import FerroORM

/// `web db:migrate`.
struct MigrateCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:migrate", abstract: "Run the migrations that have not been run.",
            discussion: """
                Each runs in a transaction of its own; several programs may start this at once, one of them works. Outside \
                development and tests it first says what db:lint would. It ends with 0, or with 1 when a migration failed.
                """)
    }

    @Flag(help: "Print the SQL and run nothing.") var pretend = false

    func run() async throws {
        try await Boot<App>.with { runtime in
            if pretend { return print(try await runtime.pretend(), terminator: "") }
            for line in try await runtime.migrationWarnings() { print("warning: \(line)") }
            let contained = try await runtime.newDatabaseBaseline()
            let done = try await runtime.migrator.migrate()
            if contained > 0 { print("a new database: it begins with the baseline of \(contained) migrations") }
            for migration in done { print("migrated \(migration)") }
            if done.isEmpty, contained == 0 { print("nothing to migrate") }
        }
    }
}

extension Runtime {
    /// The SQL of the pending migrations, with a line in front of each.
    func pretend() async throws -> String {
        let rehearsals = try await migrator.rehearse()
        if rehearsals.isEmpty { return "-- nothing to migrate\n" }
        return rehearsals.map { rehearsal in
            var lines = ["-- \(rehearsal.migration.version) \(rehearsal.migration.name)"]
            lines += rehearsal.statements.map { $0.hasPrefix("--") ? $0 : $0 + ";" }
            if let failure = rehearsal.failure {
                lines.append("-- what follows depends on rows that are not there yet: \(failure)")
            }
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// How many migrations are in the baseline that a new database begins with; 0 for others, and without a baseline.
    func newDatabaseBaseline() async throws -> Int {
        let migrator = try migrator
        guard let baseline = migrator.baseline else { return 0 }
        return try await migrator.status().allSatisfy { $0.state == .pending } ? baseline.versions.count : 0
    }

    /// What a person should know before migrating: edited migrations, and where strangers are what the linter says.
    func migrationWarnings() async throws -> [String] {
        var lines = try await migrator.status().filter { $0.state == .edited }.map { entry in
            "\(entry.name) (\(entry.version)) was edited after it was applied: write another migration instead"
        }
        guard config.stage.isProductionLike else { return lines }
        for (name, warnings) in try await lint() {
            lines += warnings.map { "\(name): \($0.subject): \($0.message) [\($0.rule.rawValue)]" }
        }
        return lines
    }
}
