import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes down what attempts came to, and keeps trying while the store is away.
struct Recorder: Sendable {
    let surroundings: Surroundings

    /// Some two minutes in all: the heart beats on meanwhile, so the job stays the worker's if it can.
    static let patience = Retry.exponential(attempts: 8, base: .seconds(1), cap: .seconds(30))

    /// Whether the outcome was written; if not, the job is another worker's, or will run again after its lease.
    ///
    /// It is tried `attempts` times; without a number, long enough to outlast a restart of the store.
    func record(_ outcome: Outcome, of claim: Claim, attempts: Int = Self.patience.attempts) async -> Bool {
        let logger = surroundings.logger.with(claim.envelope)
        for attempt in 1... {
            do {
                return try await write(outcome, of: claim)
            } catch let error as QueueError where error.code == .staleClaim {
                logger.warning("The result was refused", metadata: ["error": "\(error.message)"])
                return false
            } catch {
                let metadata: Logger.Metadata = ["error": "\(ErrorText.of(error))"]
                guard attempt < attempts else {
                    logger.error(
                        "The result could not be stored, the job runs again after its lease", metadata: metadata)
                    return false
                }
                logger.warning("The result could not be stored yet", metadata: metadata)
                try? await surroundings.clock.sleep(
                    for: Self.patience.delay(attempt: attempt, random: surroundings.random()))
            }
        }
        return false
    }

    private func write(_ outcome: Outcome, of claim: Claim) async throws -> Bool {
        let now = surroundings.now()
        let kind: JobEnding.Kind
        switch outcome {
        case .completed: kind = .done
        case .retry(let delay, let error): kind = .retry(at: now + delay, failure(error, claim, now))
        case .failed(let error): kind = .failed(failure(error, claim, now))
        case .interrupted: kind = .released(at: now)
        case .lost: return false
        }
        guard try await surroundings.engine.finish([JobEnding(claim, kind, at: now)]).isEmpty else { throw claim.stale }
        return true
    }

    private func failure(_ error: any Error, _ claim: Claim, _ now: Date) -> JobFailure {
        JobFailure(attempt: claim.envelope.attempts, at: now, message: ErrorText.of(error), type: "\(type(of: error))")
    }
}
