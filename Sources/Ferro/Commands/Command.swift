public import ArgumentParser
public import FerroQueue
public import FerroSQL
public import Logging

/// A verb of the app's own, run as `swift run web NAME`.
///
/// ```swift
/// struct ImportLinks: Command {
///     typealias Owner = App
///     static let configuration = CommandConfiguration(commandName: "import", abstract: "Add links from a file.")
///     @Argument(help: "A CSV file or a browser's bookmarks.") var file: String
///     func run(_ c: CommandContext) async throws { … }
/// }
/// ```
///
/// Arguments, options and `--help` are those of swift-argument-parser.
public protocol Command: AsyncParsableCommand, Sendable {
    /// The app it belongs to.
    associatedtype Owner: Application
    /// Does the work with the app's database and queue open.
    func run(_ c: CommandContext) async throws
}

extension Command {
    /// Opens the app, does the work and closes the app again, whatever happened.
    public func run() async throws {
        try await Boot<Owner>.with { runtime in try await run(CommandContext(runtime: runtime)) }
    }
}

/// What a command or a seeder works with.
public struct CommandContext: Sendable {
    let runtime: Runtime

    /// The database.
    public var db: Database { runtime.database }
    /// The queue.
    public var queue: Queue { runtime.queue }
    /// The app's own services.
    public var services: Services { runtime.services }
    /// The settings.
    public var config: Config { runtime.config }
    /// The command's logger.
    public var logger: Logger { runtime.logger }
}

/// Rows to begin with; `db:seed` runs the app's seeders in order.
public protocol Seeder: Sendable {
    /// Makes the value.
    init()
    /// Writes the rows.
    func run(_ c: CommandContext) async throws
    /// Whether there is nothing yet, so that seeding once does no harm a second time.
    func isNeeded(_ c: CommandContext) async throws -> Bool
}
