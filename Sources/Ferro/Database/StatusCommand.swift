internal import ArgumentParser
internal import FerroORM

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
            case .edited: "applied in batch \(entry.batch ?? 0), edited since"
            case .squashed: "applied, now part of the dump"
            case .unknown: "applied, but no longer in the app's list"
            }
        return "\(entry.version) \(entry.name): \(state)"
    }
}
