public import FerroSQL
public import FerroSupport
import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps nothing: a job runs when it is pushed, in the caller's task (`QUEUE_CONNECTION=sync`).
///
/// Delays and queues are ignored, and there is one attempt: what the job throws, `push` throws. Inside a transaction
/// the job runs after the commit, so that it sees what the transaction wrote; the rows are there by then, so its error
/// is left to the closure's log.
public final class InlineEngine: QueueEngine {
    private let run: @Sendable (JobEnvelope) async throws -> Void
    private let lastID = Mutex<Int64>(0)

    /// An engine that hands every job to a closure; ``InlineRunner`` makes one from a registry.
    public init(run: @escaping @Sendable (JobEnvelope) async throws -> Void) { self.run = run }

    /// Runs the job, or runs it after the commit; throws what the job throws.
    public func push(_ draft: JobDraft, on database: Database?) async throws -> JobID {
        let id = lastID.withLock { last in
            last += 1
            return JobID(last)
        }
        let envelope = JobEnvelope(id: id, draft: draft, attempts: 1)
        if let database, database.isInTransaction {
            await database.afterCommit { [run] in try? await run(envelope) }
        } else {
            try await run(envelope)
        }
        return id
    }

    /// Nothing is ever kept, so nothing can be claimed.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] { [] }
    /// No claim is ever held.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> [Claim] { claims }
    /// Throws ``Claim/stale``: no claim is ever held.
    public func complete(_ claim: Claim) async throws { throw claim.stale }
    /// Throws ``Claim/stale``: no claim is ever held.
    public func release(_ claim: Claim, availableAt: Date, error: String?) async throws { throw claim.stale }
    /// Throws ``Claim/stale``: no claim is ever held.
    public func fail(_ claim: Claim, error: String, at date: Date) async throws { throw claim.stale }
    /// Nothing waits and nothing has failed.
    public func stats(now: Date) async throws -> QueueStats { QueueStats() }
    /// Nothing waits and nothing has failed.
    public func inspect(limit: Int, now: Date) async throws -> QueueJobs { QueueJobs() }
}
