internal import FerroQueue
package import FerroServer
internal import Logging
internal import ServiceLifecycle

extension Runtime {
    /// Serves until the process is told to stop.
    func serve(_ configuration: ServerConfiguration) async throws {
        let logger = logger
        let name = config.name
        // Services stop in the reverse order: readiness turns off first, then the server drains, then jobs finish.
        var services: [any Service] = []
        if config.queue.connection == .memory { services.append(worker()) }
        let server = server(configuration) { logger.info("\(name) is served on http://\($0)") }
        services.append(server)
        services.append(ReadinessService(readiness: readiness))
        services.append(contentsOf: try await redisServices())
        await kept.cache.warm(warmers(CommandContext(runtime: self)))
        defer { if server.hasLeftRequests { loops?.abandon() } }
        try await run(services)
    }

    /// The server of this app; `onBound` is told its address.
    package func server(
        _ configuration: ServerConfiguration, onBound: @escaping @Sendable (ServerAddress) async -> Void
    ) -> HTTPServer {
        let handler = RequestHandler(self)
        return HTTPServer(configuration: configuration, on: loops?.group, logger: logger, onBound: onBound) { request in
            await handler.respond(to: request)
        }
    }
}
