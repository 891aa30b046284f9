internal import ArgumentParser
internal import FerroORM

/// `web db:rollback`.
struct RollbackCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:rollback", abstract: "Undo the last migrations, the newest first.",
            discussion: """
                What they created is lost. Outside development and tests it refuses to run without --force. It ends with 0, \
                or with 1 when a migration failed.
                """)
    }

    @Option(name: [.customLong("step"), .customLong("steps")], help: "How many migrations to undo; 1 by default.")
    var steps: Int?
    @Option(help: "Undo the last batches instead, so many of them.") var batch: Int?
    @Option(name: .customLong("to"), help: "Undo everything after this version instead.") var version: Int?
    @Flag(help: "Really do it in staging, production and custom stages.") var force = false

    /// How far it goes.
    var target: RollbackTarget {
        if let batch { return .batches(batch) }
        if let version { return .version(version) }
        return .steps(steps ?? 1)
    }

    func validate() throws {
        if let steps, steps < 1 { throw ArgumentParser.ValidationError("--step must be 1 or more.") }
        if let batch, batch < 1 { throw ArgumentParser.ValidationError("--batch must be 1 or more.") }
        if [steps, batch, version].compactMap({ $0 }).count > 1 {
            throw ArgumentParser.ValidationError("Give one of --step, --batch and --to.")
        }
    }

    func run() async throws {
        try await Boot<App>.with { runtime in
            try runtime.config.allow("db:rollback deletes what the migrations created", force: force)
            let done = try await runtime.migrator.rollback(target)
            for migration in done { print("rolled back \(migration)") }
            if done.isEmpty { print("nothing to roll back") }
        }
    }
}
