public import ArgumentParser

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
