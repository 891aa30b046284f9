public import Logging

/// Runs jobs where they are pushed, once each: what ``InlineEngine`` is made with.
///
/// ```swift
/// let runner = InlineRunner(registry: registry, logger: logger) { job in app.context(for: job) }
/// let queue = Queue(InlineEngine(run: runner.run))
/// ```
public struct InlineRunner<Context: Sendable>: Sendable {
    private let registry: JobRegistry<Context>
    private let logger: Logger
    private let clock: any Clock<Duration>
    private let makeContext: @Sendable (RunningJob) async throws -> Context

    /// A runner of the registered jobs, each with a context of its own.
    public init(
        registry: JobRegistry<Context>, logger: Logger, clock: any Clock<Duration> = ContinuousClock(),
        makeContext: @escaping @Sendable (RunningJob) async throws -> Context
    ) {
        self.registry = registry
        self.logger = logger
        self.clock = clock
        self.makeContext = makeContext
    }

    /// Runs one job within its timeout; an error is logged, told to the job, and thrown on.
    public func run(_ envelope: JobEnvelope) async throws {
        let logger = logger.with(envelope)
        do {
            let entry = try registry.entry(named: envelope.name)
            let job = try entry.decode(envelope.payload)
            let context = try await makeContext(RunningJob(envelope))
            let run = JobRun(job: job, timeout: entry.timeout, clock: clock, logger: logger)
            do {
                try await run(context, Interruption())
            } catch {
                await job.failed(error, context)
                throw error
            }
        } catch {
            logger.error("The job failed", metadata: ["error": "\(ErrorText.of(error))"])
            throw error
        }
    }
}
