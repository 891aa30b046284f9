internal import FerroQueue
package import FerroServer
internal import Logging
internal import ServiceLifecycle

extension Runtime {
    /// Serves until the process is told to stop.
    func serve(_ configuration: ServerConfiguration) async throws {
        let logger = logger
        let name = config.name
        let scheme = configuration.tls == nil ? "http" : "https"
        // Services stop in the reverse order: readiness turns off first, then the server drains, then jobs finish.
        var services = try await redisServices()
        if let worker = ownWorker { services.append(worker) }
        let server = server(configuration) { logger.info("\(name) is served on \(scheme)://\($0)") }
        services.append(server)
        services.append(ReadinessService(readiness: readiness))
        warnOfIdleSchedule()
        await kept.cache.warm(warmers(CommandContext(runtime: self)))
        defer { if server.hasLeftRequests { loops?.abandon() } }
        try await run(services)
    }

    /// The worker of a queue that lives in this process, with the schedule, as no other process sees either; nil where
    /// the queue is shared.
    var ownWorker: FerroQueue.Worker<JobContext>? {
        guard config.queue.connection == .memory else { return nil }
        var configuration = workerConfiguration
        // They are for processes that a supervisor starts afresh; this one serves.
        configuration.limits = WorkerLimits()
        return worker(configuration, runsSchedule: true)
    }

    /// Says in the log that nobody takes the schedule's ticks where nothing is kept.
    func warnOfIdleSchedule() {
        guard config.queue.connection == .sync, !timetable.names.isEmpty else { return }
        logger.warning(
            "QUEUE_CONNECTION is sync, under which no schedule runs: set it to database or redis and start a worker",
            metadata: ["entries": "\(timetable.names.count)"])
    }

    /// The server of this app; `onBound` is told its address.
    package func server(
        _ configuration: ServerConfiguration, onBound: @escaping @Sendable (ServerAddress) async -> Void
    ) -> HTTPServer {
        let handler = RequestHandler(self)
        return HTTPServer(
            configuration: configuration, on: loops?.group, logger: logger, watch: loopWatch, onBound: onBound,
            bodyLimit: { [table] method, path in table.bodyLimit(method, path) },
            responder: { request in await handler.respond(to: request) })
    }

    /// Counts how late the event loops are; says in development which request held one, and with what to let go.
    private var loopWatch: LoopWatch {
        var watch = LoopWatch { [metrics] loop, lag in metrics.record(loop: loop, lag: lag) }
        guard config.showsErrorDetails else { return watch }
        watch.patience = .milliseconds(50)
        watch.onHold = { [table, logger] request, time in
            var route = "none"
            if case .found(let index, _) = table.match(request.method, request.path) {
                route = table.routes[index].path
            }
            logger.warning(
                """
                \(request.method.rawValue) \(request.path) held its event loop for \(time.milliseconds) ms, in which no \
                other request of the loop was answered; do such work in `try await c.offload { … }`
                """,
                metadata: ["route": "\(route)", "request.id": "\(request.id)"])
        }
        return watch
    }
}
