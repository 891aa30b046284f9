package import FerroQueue

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// One ending at a time, in the words of tests; each throws ``Claim/stale`` when it is refused.
extension QueueEngine {
    package func complete(_ claim: Claim, at date: Date = .distantPast) async throws {
        try await record(JobEnding(claim, .done, at: date))
    }

    package func release(_ claim: Claim, availableAt date: Date, error: String?) async throws {
        let failure = error.map { JobFailure(attempt: claim.envelope.attempts, at: date, message: $0) }
        try await record(JobEnding(claim, failure.map { .retry(at: date, $0) } ?? .released(at: date), at: date))
    }

    package func fail(_ claim: Claim, error: String, at date: Date) async throws {
        let failure = JobFailure(attempt: claim.envelope.attempts, at: date, message: error)
        try await record(JobEnding(claim, .failed(failure), at: date))
    }

    package func record(_ ending: JobEnding) async throws {
        guard try await finish([ending]).isEmpty else { throw ending.claim.stale }
    }
}
