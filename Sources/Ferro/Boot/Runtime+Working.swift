package import FerroQueue
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

extension Runtime {
    package func worker(_ configuration: WorkerConfiguration) -> FerroQueue.Worker<JobContext> {
        FerroQueue.Worker(engine: engine, registry: registry, configuration: configuration, logger: logger) { job in
            JobContext(runtime: self, job: job)
        }
    }

    /// Works the queue until the process is told to stop, or until nothing is due.
    func work(_ configuration: WorkerConfiguration, untilEmpty: Bool) async throws {
        let worker = worker(configuration)
        if untilEmpty {
            let count = try await worker.drain()
            logger.info("ran \(count) jobs; nothing more is due")
            return
        }
        let group = ServiceGroup(
            configuration: .init(services: [worker], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }
}
