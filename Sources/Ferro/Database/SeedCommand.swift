internal import ArgumentParser

/// `web db:seed`.
struct SeedCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:seed", abstract: "Fill the database with rows to begin with.",
            discussion: "Outside development and tests it refuses to run without --force.")
    }

    @Option(name: .customLong("class"), help: "Run only the seeder of this name.") var name: String?
    @Flag(help: "Do nothing when there are rows already.") var ifEmpty = false
    @Flag(help: "Really do it in staging, production and custom stages.") var force = false

    func run() async throws {
        try await Boot<App>.with { runtime in
            try runtime.config.allow("db:seed adds rows", force: force)
            try await runtime.seed(named: name, onlyIfEmpty: ifEmpty)
        }
    }
}
