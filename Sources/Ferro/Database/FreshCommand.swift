internal import ArgumentParser
internal import FerroORM

/// `web db:fresh`.
struct FreshCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:fresh", abstract: "Drop every table and run every migration.",
            discussion: "All data is lost. Outside development and tests it refuses to run without --force.")
    }

    @Flag(help: "Seed afterwards.") var seed = false
    @Flag(help: "Really do it in staging, production and custom stages.") var force = false

    func run() async throws {
        try await Boot<App>.with { runtime in
            let done = try await runtime.fresh(force: force)
            let contained = try runtime.migrator.baseline?.versions.count
            let start = contained.map { "began with the baseline of \($0) migrations, " } ?? ""
            print("dropped every table, \(start)ran \(done) migrations")
            if seed { try await runtime.seed(onlyIfEmpty: false) }
        }
    }
}

extension Runtime {
    /// Drops every table and runs every migration; answers how many ran.
    ///
    /// - Throws: `ApplicationError` where strangers can reach the app, unless it is forced.
    func fresh(force: Bool) async throws -> Int {
        try config.allow("db:fresh deletes all data", force: force)
        return try await migrator.fresh().count
    }
}
