public import Logging
public import ServiceLifecycle
import Synchronization

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
    let surroundings: Surroundings
    private let equipment: Equipment
    /// The shift that works now, or worked last.
    let shift = Mutex<Shift?>(nil)

    /// A worker; every job runs with a context that `makeContext` makes for it.
    ///
    /// `sealer` opens encrypted payloads, `chores` are done beside the jobs, `notes` are told
    /// when the schedule's jobs have ended, and `meter` counts what runs come to.
    /// `clock` waits, `now` stamps what is stored, `random` answers numbers in 0..<1 for jitter and the order of
    /// weighted queues, and `memory` tells how many bytes the process takes.
    public init(
        engine: any QueueEngine, registry: JobRegistry<Context>, configuration: WorkerConfiguration, logger: Logger,
        sealer: (any PayloadSealer)? = nil, chores: [WorkerChore] = [], notes: TickNotes? = nil,
        meter: JobMeter = JobMeter(),
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date = { Date() },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        memory: @escaping @Sendable () -> Int? = MemoryUse.resident,
        makeContext: @escaping @Sendable (RunningJob) async throws -> Context
    ) {
        var logger = logger
        logger[metadataKey: "worker.id"] = "\(configuration.workerID)"
        self.configuration = configuration
        surroundings = Surroundings(
            engine: engine, lease: configuration.lease, clock: clock, now: now, random: random, logger: logger)
        let processor = Processor(
            surroundings: surroundings, registry: registry, sealer: sealer,
            quarantineAfter: configuration.quarantineAfter, makeContext: makeContext)
        equipment = Equipment(
            process: processor.process, tally: Tally(), meter: meter, memory: memory, chores: chores,
            notes: notes)
    }

    /// What it has done so far.
    public var statistics: WorkerStatistics { equipment.tally.statistics }

    /// Works until graceful shutdown, cancellation or a limit; cancellation leaves running jobs no time to finish.
    ///
    /// After it ``end`` says why it returned. Throws what ``WorkerConfiguration/validate()`` throws, before it begins.
    public func run() async throws {
        try configuration.validate()
        let shift = begin()
        let queues = configuration.queues.map(\.rawValue).joined(separator: ",")
        surroundings.logger.info(
            "The worker starts", metadata: ["queues": "\(queues)", "jobs": "\(configuration.concurrency)"])
        let end = await withTaskCancellationOrGracefulShutdownHandler {
            await shift.work()
        } onCancelOrGracefulShutdown: {
            shift.stop(because: .stopped)
        }
        surroundings.logger.info(
            "The worker has stopped", metadata: ["why": "\(end.rawValue)", "processed": "\(statistics.processed)"])
    }

    /// Runs every job that is due now, and those they push, and returns how many runs that were.
    ///
    /// Jobs that failed and wait for their next attempt are left; after ``quiet()`` it ends when what runs has ended. It
    /// reports and writes its health file as ``run()`` does. Throws what the engine throws, and what
    /// ``WorkerConfiguration/validate()`` throws.
    @discardableResult
    public func drain() async throws -> Int {
        try configuration.validate()
        let shift = begin()
        return try await withTaskCancellationOrGracefulShutdownHandler {
            try await shift.drain()
        } onCancelOrGracefulShutdown: {
            shift.stop(because: .stopped)
        }
    }

    private func begin() -> Shift {
        let new = Shift(surroundings, configuration, equipment)
        shift.withLock { $0 = new }
        return new
    }
}
