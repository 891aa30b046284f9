import Logging

/// One run of a decoded job, limited in time.
struct JobRun<Context: Sendable>: Sendable {
    let job: any Job<Context>
    let timeout: Duration
    let clock: any Clock<Duration>
    let logger: Logger

    /// How long a cancelled run may go on before the log says that it ignores the cancellation.
    private static var patience: Duration { .seconds(5) }

    /// Runs the job and throws what it throws, or `.timeout` when it took longer than it may.
    ///
    /// A run that ignores its cancellation is waited for: it keeps its slot, because starting it elsewhere while it
    /// still works would run it twice at once.
    func callAsFunction(_ context: Context, _ interruption: Interruption) async throws {
        let alarm = Task {
            try await clock.sleep(for: timeout)
            guard interruption.interrupt(for: .timeout) else { return }
            logger.warning("The job took longer than its timeout and was cancelled", metadata: limits)
            try await clock.sleep(for: Self.patience)
            logger.error("The job ignores its cancellation and keeps its slot until it returns", metadata: limits)
        }
        defer { alarm.cancel() }
        do {
            try await interruption.guarding { try await job.run(context) }
        } catch {
            guard interruption.reason == .timeout else { throw error }
            throw timedOut(error)
        }
        // A job that swallows the cancellation and returns has most likely not done its work.
        if interruption.reason == .timeout { throw timedOut(nil) }
    }

    private var limits: Logger.Metadata { ["job.timeout": "\(timeout)"] }

    private func timedOut(_ cause: (any Error)?) -> QueueError {
        QueueError(
            .timeout,
            "the job ran longer than \(timeout) and was cancelled: raise `static let timeout`, or split the work into "
                + "smaller jobs",
            cause: cause is CancellationError ? nil : cause)
    }
}
