import FerroQueue
import FerroSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension QueueEngineProbe {
    func failure(_ message: String = "broken", attempt: Int = 1, at seconds: Double = 0) -> JobFailure {
        JobFailure(
            attempt: attempt, at: date(seconds), message: message, type: "SMTPError", causes: ["the line is dead"])
    }

    func done(_ claim: Claim, at seconds: Double = 0, then successors: [JobDraft] = []) -> JobEnding {
        JobEnding(claim, .done, at: date(seconds), successors: successors)
    }

    func failed(_ claim: Claim, at seconds: Double = 0) -> JobEnding {
        JobEnding(
            claim, .failed(failure(attempt: claim.envelope.attempts, at: seconds)), at: date(seconds))
    }

    func retry(_ claim: Claim, at seconds: Double, _ message: String = "broken") -> JobEnding {
        JobEnding(
            claim, .retry(at: date(seconds), failure(message, attempt: claim.envelope.attempts)), at: date(0))
    }

    func released(_ claim: Claim, at seconds: Double = 0) -> JobEnding {
        JobEnding(claim, .released(at: date(seconds)), at: date(0))
    }

    func cancelled(_ claim: Claim, at seconds: Double = 0) -> JobEnding {
        JobEnding(claim, .cancelled, at: date(seconds))
    }

    /// Records endings that must all be taken.
    func finish(
        _ endings: JobEnding..., sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async throws {
        let refused = try await engine.finish(endings)
        #expect(refused.isEmpty, sourceLocation: sourceLocation)
    }

    /// Records an ending that must be refused.
    func expectRefused(
        _ ending: JobEnding, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async throws {
        let refused = try await engine.finish([ending])
        #expect(refused == [ending.claim], "a stale record was accepted", sourceLocation: sourceLocation)
    }

    /// Expects that the engine refuses a record for want of the claim.
    func expectStale(
        _ record: () async throws -> Void, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async {
        do {
            try await record()
            Issue.record("a stale record was accepted", sourceLocation: sourceLocation)
        } catch {
            let code = (error as? QueueError)?.code
            #expect(code == .staleClaim, "\(error)", sourceLocation: sourceLocation)
        }
    }
}
