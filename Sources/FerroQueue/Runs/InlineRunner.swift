public import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs jobs where they are pushed, once each: what ``InlineEngine`` is made with.
///
/// ```swift
/// let runner = InlineRunner(registry: registry, logger: logger) { job in app.context(for: job) }
/// let queue = Queue(InlineEngine(run: runner.run))
/// ```
///
/// A run keeps nothing: positions and progress go with it.
public struct InlineRunner<Context: Sendable>: Sendable {
    private let registry: JobRegistry<Context>
    private let sealer: (any PayloadSealer)?
    private let logger: Logger
    private let clock: any Clock<Duration>
    private let makeContext: @Sendable (RunningJob) async throws -> Context

    /// A runner of the registered jobs, each with a context of its own.
    public init(
        registry: JobRegistry<Context>, sealer: (any PayloadSealer)? = nil, logger: Logger,
        clock: any Clock<Duration> = ContinuousClock(),
        makeContext: @escaping @Sendable (RunningJob) async throws -> Context
    ) {
        self.registry = registry
        self.sealer = sealer
        self.logger = logger
        self.clock = clock
        self.makeContext = makeContext
    }

    /// Runs one job within its timeout; an error is logged, told to the job, and thrown on.
    ///
    /// ``JobDetour/drop(_:)`` ends it without an error; there is no later run to wait for, so ``JobDetour/wait(_:_:)`` is
    /// thrown like any other.
    public func run(_ envelope: JobEnvelope) async throws {
        let running = RunningJob(envelope)
        var execution = Execution<Context>(running)
        do {
            try execution.find(in: registry)
            try execution.decode(with: sealer)
            try await execution.prepare(makeContext)
            try await limited(execution, running)
        } catch JobDetour.drop(let why) {
            logger.with(envelope).info("The job was dropped", metadata: ["reason": "\(why)"])
        } catch {
            logger.with(envelope).error("The job failed", metadata: ["error": "\(ErrorText.of(error))"])
            if let job = execution.job, let context = execution.context { await job.failed(error, context) }
            throw error
        }
    }

    private func limited(_ execution: Execution<Context>, _ running: RunningJob) async throws {
        let rules = Outcome.Rules(
            job: running.envelope, timeout: execution.entry?.timeout ?? .zero, now: .now, random: { 0 })
        let task = Task { try await execution.run() }
        let alarm = Task {
            try await clock.sleep(for: rules.timeout)
            if running.interrupt(for: .timeout) { task.cancel() }
        }
        defer { alarm.cancel() }
        do {
            try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch {
            guard running.end() == .timeout else { throw error }
            throw rules.timedOut(error)
        }
        if running.end() == .timeout { throw rules.timedOut(nil) }
    }
}
