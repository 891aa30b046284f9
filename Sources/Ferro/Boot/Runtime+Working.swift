package import FerroQueue
internal import Logging

extension Runtime {
    /// The settings of a worker for every queue that the app's jobs wait in, the default one first.
    package var workerConfiguration: WorkerConfiguration {
        var configuration = config.worker
        for queue in jobQueues where !configuration.queues.contains(queue) { configuration.queues.append(queue) }
        return configuration
    }

    /// The worker of this app's queue.
    package func worker(_ configuration: WorkerConfiguration? = nil) -> FerroQueue.Worker<JobContext> {
        let configuration = configuration ?? workerConfiguration
        return FerroQueue.Worker(engine: engine, registry: registry, configuration: configuration, logger: logger) {
            job in
            JobContext(runtime: self, job: job)
        }
    }

    /// Works the queue until the process is told to stop, or until nothing is due.
    func work(_ configuration: WorkerConfiguration, untilEmpty: Bool) async throws {
        let worker = worker(configuration)
        let services = try await redisServices()
        if untilEmpty {
            let count = try await worker.drain()
            logger.info("ran \(count) jobs; nothing more is due")
            return
        }
        try await run([worker] + services)
    }
}
