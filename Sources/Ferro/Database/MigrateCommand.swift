internal import ArgumentParser
internal import FerroORM

/// `web db:migrate`.
struct MigrateCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:migrate", abstract: "Run the migrations that have not been run.",
            discussion:
                "Each runs in a transaction of its own; several programs may start this at once, one of them works.")
    }

    func run() async throws {
        try await Boot<App>.with { runtime in
            let done = try await runtime.migrator.migrate()
            for migration in done { print("migrated \(migration)") }
            if done.isEmpty { print("nothing to migrate") }
        }
    }
}
