internal import ArgumentParser

/// `web serve`.
struct ServeCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve",
            abstract: "Serve the app over HTTP (the default).",
            discussion: """
                SIGTERM or Ctrl-C stops it: /_ferro/health answers 503, no connection is accepted any more, requests in \
                flight are finished, then the database is closed. A second one does not wait for them.
                """)
    }

    @Option(help: "The address to listen on, instead of SERVER_HOST.") var host: String?
    @Option(help: "The port to listen on, instead of SERVER_PORT; 0 takes a free one.") var port: Int?
    @Flag(help: "Do not run pending migrations, in development either.") var noMigrate = false

    func validate() throws {
        if let port, !(0...65_535).contains(port) {
            throw ArgumentParser.ValidationError("--port must be from 0 to 65535.")
        }
    }

    func run() async throws {
        try await Boot<App>.with(migrating: !noMigrate) { runtime in
            var configuration = runtime.config.server
            if let host { configuration.host = host }
            if let port { configuration.port = port }
            try await runtime.serve(configuration)
        }
    }
}
