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

/// `web db:rollback`.
struct RollbackCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:rollback", abstract: "Undo the last migrations, the newest first.",
            discussion: "What they created is lost. Outside development and tests it refuses to run without --force.")
    }

    @Option(help: "How many migrations to undo.") var steps = 1
    @Flag(help: "Really do it in production.") var force = false

    func validate() throws {
        if steps < 1 { throw ArgumentParser.ValidationError("--steps must be 1 or more.") }
    }

    func run() async throws {
        try await Boot<App>.with { runtime in
            try runtime.config.allowLoss(by: "db:rollback", force: force)
            let done = try await runtime.migrator.rollback(steps: steps)
            for migration in done { print("rolled back \(migration)") }
            if done.isEmpty { print("nothing to roll back") }
        }
    }
}

/// `web db:status`.
struct StatusCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "db:status", abstract: "List the migrations and whether they have been run.")
    }

    func run() async throws {
        try await Boot<App>.with { runtime in
            for entry in try await runtime.migrator.status() { print(Self.line(entry)) }
        }
    }
}

extension StatusCommand {
    private static func line(_ entry: MigrationStatus) -> String {
        let state =
            switch entry.state {
            case .applied: "applied in batch \(entry.batch ?? 0)"
            case .pending: "pending"
            case .unknown: "applied, but no longer in the app's list"
            }
        return "\(entry.version) \(entry.name): \(state)"
    }
}

/// `web db:fresh`.
struct FreshCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:fresh", abstract: "Drop every table and run every migration.",
            discussion: "All data is lost. Outside development and tests it refuses to run without --force.")
    }

    @Flag(help: "Seed afterwards.") var seed = false
    @Flag(help: "Really do it in production.") var force = false

    func run() async throws {
        try await Boot<App>.with { runtime in
            try runtime.config.allowLoss(by: "db:fresh", force: force)
            let done = try await runtime.migrator.fresh()
            print("dropped every table, ran \(done.count) migrations")
            if seed { try await runtime.seed(onlyIfEmpty: false) }
        }
    }
}

/// `web db:seed`.
struct SeedCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "db:seed", abstract: "Fill the database with rows to begin with.")
    }

    @Option(name: .customLong("class"), help: "Run only the seeder of this name.") var name: String?
    @Flag(help: "Do nothing when there are rows already.") var ifEmpty = false

    func run() async throws {
        try await Boot<App>.with { runtime in try await runtime.seed(named: name, onlyIfEmpty: ifEmpty) }
    }
}

extension Config {
    /// Stops a command that loses rows from running where people depend on them.
    package func allowLoss(by command: String, force: Bool) throws(ApplicationError) {
        guard !force, stage.isProductionLike else { return }
        throw ApplicationError(
            .command, "\(command) deletes data and APP_ENV is \(stage.environmentName): add --force to do it")
    }
}

extension Runtime {
    /// Runs the seeders, or the one of a name.
    package func seed(named name: String? = nil, onlyIfEmpty: Bool) async throws {
        let chosen = seeders.filter { name == nil || String(describing: $0) == name }
        guard !chosen.isEmpty else {
            let known = seeders.map { String(describing: $0) }.joined(separator: ", ")
            throw ApplicationError(
                .command, "there is no seeder \(name ?? ""): the app has \(known.isEmpty ? "none" : known)")
        }
        let c = CommandContext(runtime: self)
        for type in chosen {
            let seeder = type.init()
            if onlyIfEmpty, try await !seeder.isNeeded(c) {
                print("\(type): there are rows already")
            } else {
                try await seeder.run(c)
                print("\(type): done")
            }
        }
    }
}
