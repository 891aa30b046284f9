#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What an attempt came to.
enum Outcome: Sendable {
    /// The job is done and will be removed.
    case completed
    /// There is nothing to do any more: as good as done.
    case dropped(String)
    /// The job waits and runs again, and the attempt does not count.
    case waiting(Duration, String)
    /// The attempt failed; the job waits and runs again.
    case retry(after: Duration, error: any Error)
    /// No attempt is left, or none would help; the job is kept aside.
    case failed(any Error)
    /// The worker stopped; the job is given back and the attempt does not count.
    case interrupted
    /// Somebody cancelled the job while it ran; its `failed` is not called.
    case cancelled
    /// The result counts for nothing, because the job is or will be another run's.
    case lost

    /// What follows from a run's end; the first matching rule decides.
    ///
    /// A lost lease leaves nothing to record, and a cancelled job ends as cancelled, whatever its run came to: the run
    /// was told to stop, so a normal return says little. A worker that stops gives the job back, unless it may be started
    /// only once.
    static func of(_ error: (any Error)?, after reason: RunControl.Reason?, _ rules: Rules) -> Outcome {
        switch reason {
        case .leaseLost: return .lost
        case .cancelled: return .cancelled
        case .shutdown:
            guard let error else { return .completed }
            if case JobDetour.wait(let wait, let why) = error { return .waiting(Retry.bounded(wait), why) }
            return stopping(rules.job)
        case .timeout: return rules.outcome(of: rules.timedOut(error))
        case nil: return error.map(rules.outcome) ?? .completed
        }
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

    /// What an error means to one job.
    struct Rules: Sendable {
        let job: JobEnvelope
        var retry: Retry?
        var timeout = Duration.zero
        let now: Date
        /// In 0..<1.
        let random: @Sendable () -> Double

        /// Errors that every further run would meet again.
        private static let hopeless: Set<QueueError.Code> = [
            .unknownJob, .payload, .sealing, .abandoned, .quarantined,
        ]

        func outcome(of error: any Error) -> Outcome {
            switch error {
            case JobDetour.wait(let wait, let why): return .waiting(Retry.bounded(wait), why)
            case JobDetour.drop(let why): return .dropped(why)
            case JobDetour.fail: return .failed(error)
            case let error as QueueError where error.code == .staleClaim: return .lost
            case let error as QueueError where Self.hopeless.contains(error.code): return .failed(error)
            default: break
            }
            guard let retry else { return .failed(error) }
            switch retry.decision(on: error) {
            case .drop: return .dropped("\(type(of: error))")
            case .fail: return .failed(error)
            case .wait(let wait): return again(after: wait, error, retry)
            case .retry: return again(after: retry.delay(attempt: job.attempts, random: random()), error, retry)
            }
        }

        private func again(after wait: Duration, _ error: any Error, _ retry: Retry) -> Outcome {
            guard job.attempts < job.maxAttempts, let wait = retry.limited(wait, of: job, at: now) else {
                return .failed(error)
            }
            return .retry(after: wait, error: error)
        }

        func timedOut(_ cause: (any Error)?) -> QueueError {
            QueueError(
                .timeout,
                "the job ran longer than \(timeout) and was cancelled: raise `static let timeout`, or split the work "
                    + "into smaller jobs",
                cause: cause is CancellationError ? nil : cause)
        }
    }
}
