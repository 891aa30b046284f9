public import FerroSQL
import FerroSupport
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

    /// Runs the jobs one after the other, or after the commit; throws what a job throws.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        var receipts: [JobReceipt] = []
        for draft in drafts { receipts.append(JobReceipt(id: try await push(draft, on: database))) }
        return receipts
    }

    private func push(_ draft: JobDraft, on database: Database?) async throws -> JobID {
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
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        HeartbeatAnswer(lost: claims)
    }
    /// Throws ``Claim/stale``: no claim is ever held.
    public func save(_ checkpoint: JobCheckpoint) async throws { throw checkpoint.claim.stale }
    /// Refuses all: no claim is ever held.
    public func finish(_ endings: [JobEnding]) async throws -> [Claim] { endings.map(\.claim) }
    /// Says nothing.
    public func wakeups() -> AsyncStream<QueueWakeup> { AsyncStream { _ in } }
    /// There are none.
    public var stores: QueueStores { MissingStores(of: "sync").all }
}
