internal import ArgumentParser

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
