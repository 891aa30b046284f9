/// What an attempt came to.
enum Outcome: Sendable {
    /// The job is done and will be removed.
    case completed
    /// The attempt failed; the job waits and runs again.
    case retry(after: Duration, error: any Error)
    /// No attempt is left, or none would help; the job is kept aside.
    case failed(any Error)
    /// The worker stopped; the job is given back and the attempt does not count.
    case interrupted
    /// The result counts for nothing, because the job is or will be another run's.
    case lost

    /// What follows from an error; the first matching rule decides.
    ///
    /// `random` is in 0..<1. A lost lease leaves nothing to record. A stopped worker gives the job back, unless it may
    /// be started only once. An error that every further run would meet again fails at once.
    static func of(
        _ error: any Error, _ job: JobEnvelope, retry: Retry?, reason: RunControl.Reason?, random: Double
    ) -> Outcome {
        switch reason {
        case .leaseLost: return .lost
        case .shutdown: return stopping(job)
        case .timeout, .cancelled, nil: break
        }
        let hopeless: [QueueError.Code] = [.unknownJob, .payload, .abandoned]
        if let error = error as? QueueError, hopeless.contains(error.code) { return .failed(error) }
        guard let retry, job.attempts < job.maxAttempts else { return .failed(error) }
        return .retry(after: retry.delay(attempt: job.attempts, random: random), error: error)
    }

    /// What becomes of a job when its worker stops in the middle.
    static func stopping(_ job: JobEnvelope) -> Outcome {
        guard job.maxAttempts <= 1 else { return .interrupted }
        return .failed(
            QueueError(
                .interrupted,
                "the worker stopped in the middle of the job \(job.name), which may be attempted only once: look what "
                    + "it has done before you push it again, or give it a `static let retry` with more attempts"))
    }
}
