internal import ArgumentParser
internal import FerroORM

/// `web db:rollback`.
struct RollbackCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:rollback", abstract: "Undo the last migrations, the newest first.",
            discussion: "What they created is lost. Outside development and tests it refuses to run without --force.")
    }

    @Option(help: "How many migrations to undo.") var steps = 1
    @Flag(help: "Really do it in staging, production and custom stages.") var force = false

    func validate() throws {
        if steps < 1 { throw ArgumentParser.ValidationError("--steps must be 1 or more.") }
    }

    func run() async throws {
        try await Boot<App>.with { runtime in
            try runtime.config.allow("db:rollback deletes what the migrations created", force: force)
            let done = try await runtime.migrator.rollback(steps: steps)
            for migration in done { print("rolled back \(migration)") }
            if done.isEmpty { print("nothing to roll back") }
        }
    }
}
