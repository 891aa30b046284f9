public import Logging
public import ServiceLifecycle

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Runs the jobs of one or more queues until it is told to stop.
///
/// ```swift
/// let worker = Worker(engine: engine, registry: registry, configuration: configuration, logger: logger) { job in
///     app.context(for: job)
/// }
/// try await ServiceGroup(services: [worker], logger: logger).run()
/// ```
///
/// A job that a worker holds is its own while its heart beats; when the worker dies the job runs again after the
/// lease. What a run comes to is recorded under the claim's token, so a worker that was only thought dead cannot
/// record over another's work.
///
/// It stops in this order: nothing more is claimed; running jobs have until the deadline; then they are cancelled; what
/// does not return within the grace is given back at once, and another worker may start it.
public final class Worker<Context: Sendable>: Service {
    /// How it takes jobs and how it stops.
    public let configuration: WorkerConfiguration
    private let processor: Processor<Context>
    private let tally = Tally()

    /// A worker; every job runs with a context that `makeContext` makes for it.
    ///
    /// `clock` waits, `now` stamps what is stored, and `random` answers numbers in 0..<1 for the jitter of retries.
    public init(
        engine: any QueueEngine, registry: JobRegistry<Context>, configuration: WorkerConfiguration, logger: Logger,
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date = { Date() },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        makeContext: @escaping @Sendable (RunningJob) async throws -> Context
    ) {
        var logger = logger
        logger[metadataKey: "worker.id"] = "\(configuration.workerID)"
        self.configuration = configuration
        let surroundings = Surroundings(
            engine: engine, lease: configuration.lease, clock: clock, now: now, random: random, logger: logger)
        processor = Processor(surroundings: surroundings, registry: registry, makeContext: makeContext)
    }

    /// What it has done so far.
    public var statistics: WorkerStatistics { tally.statistics }

    /// Works until graceful shutdown or cancellation; cancellation leaves running jobs no time to finish.
    public func run() async throws {
        let shift = Shift(processor, configuration, tally)
        let queues = configuration.queues.map(\.rawValue).joined(separator: ",")
        let logger = processor.surroundings.logger
        logger.info("The worker starts", metadata: ["queues": "\(queues)", "jobs": "\(configuration.concurrency)"])
        await withTaskCancellationOrGracefulShutdownHandler {
            await shift.work()
        } onCancelOrGracefulShutdown: {
            shift.stop()
        }
        logger.info("The worker has stopped", metadata: ["processed": "\(statistics.processed)"])
    }

    /// Runs every job that is due now, and those they push, and returns how many runs that were.
    ///
    /// Jobs that failed and wait for their next attempt are left. Throws what the engine throws.
    @discardableResult
    public func drain() async throws -> Int {
        let shift = Shift(processor, configuration, tally)
        return try await withTaskCancellationOrGracefulShutdownHandler {
            try await shift.drain()
        } onCancelOrGracefulShutdown: {
            shift.stop()
        }
    }
}
