#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a run came to, on its way into the store.
struct JobResult: Sendable {
    let running: RunningJob
    let claim: Claim
    let outcome: Outcome
    /// When the run ended, by the wall.
    let at: Date
    /// How long it took.
    let took: Duration
    /// Tells the job that it failed; nil when it did not, or cannot be told.
    var tell: (@Sendable () async -> Void)?
    /// How often it was tried to store it.
    var tries = 0
    /// When it is tried again, by the worker's own clock.
    var dueAt = Duration.zero

    /// What the store is told; nil for a result that counts for nothing.
    var ending: JobEnding? {
        let kind: JobEnding.Kind
        switch outcome {
        case .completed, .dropped:
            return JobEnding(claim, .done, at: at, successors: claim.envelope.successors(at: at))
        case .waiting(let wait, _): kind = .released(at: at + wait)
        case .retry(let wait, let error): kind = .retry(at: at + wait, failure(error))
        case .failed(let error): kind = .failed(failure(error))
        case .interrupted: kind = .released(at: at)
        case .cancelled: kind = .cancelled
        case .lost: return nil
        }
        return JobEnding(claim, kind, at: at)
    }

    /// Whether the job lives on, or may be retried by hand, so that what it wanted kept must be.
    var isToBeContinued: Bool {
        switch outcome {
        case .completed, .dropped, .cancelled, .lost: false
        case .waiting, .retry, .failed, .interrupted: true
        }
    }

    /// How the job ended and why, if it has ended for good.
    var end: (isDone: Bool, message: String?)? {
        switch outcome {
        case .completed: (true, nil)
        case .dropped(let why): (true, why)
        case .failed(let error): (false, ErrorText.of(error))
        case .cancelled: (false, "it was cancelled")
        case .waiting, .retry, .interrupted, .lost: nil
        }
    }

    private func failure(_ error: any Error) -> JobFailure {
        JobFailure(error, attempt: claim.envelope.attempts, at: at)
    }
}
