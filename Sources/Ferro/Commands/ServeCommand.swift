internal import ArgumentParser
internal import FerroQueue
package import FerroServer
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// `web serve`.
struct ServeCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve",
            abstract: "Serve the app over HTTP (the default).",
            discussion: """
                SIGTERM or Ctrl-C stops it: /_ferro/health answers 503, no connection is accepted any more, requests in \
                flight are finished, then the database is closed.
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

extension Runtime {
    /// Serves until the process is told to stop.
    func serve(_ configuration: ServerConfiguration) async throws {
        let logger = logger
        let name = config.name
        // Services stop in the reverse order: readiness turns off first, then the server drains, then jobs finish.
        var services: [any Service] = []
        if config.queue.connection == .memory { services.append(worker(config.worker)) }
        services.append(server(configuration) { logger.info("\(name) is served on http://\($0)") })
        services.append(ReadinessService(readiness: readiness))
        let group = ServiceGroup(
            configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    /// The server of this app; `onBound` is told its address.
    package func server(
        _ configuration: ServerConfiguration, onBound: @escaping @Sendable (ServerAddress) async -> Void
    ) -> HTTPServer {
        let handler = RequestHandler(self)
        return HTTPServer(configuration: configuration, logger: logger, onBound: onBound) { request in
            await handler.respond(to: request)
        }
    }
}

/// Turns readiness off as soon as the process is told to stop.
struct ReadinessService: Service {
    let readiness: Readiness

    func run() async throws {
        try await gracefulShutdown()
        readiness.drain()
    }
}
