public import FerroSQL
import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps jobs in this process: for tests, and for work that may be lost with the process.
///
/// A claim looks at every job that waits, so it is made for thousands of them, not for millions.
public final class MemoryEngine: QueueEngine {
    private let store = Mutex(MemoryStore())

    /// An engine without jobs.
    public init() {}

    /// Stores a job; inside a transaction it appears after the commit, under the id answered here.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        var receipts: [JobReceipt] = []
        for draft in drafts { receipts.append(JobReceipt(id: try await push(draft, on: database))) }
        return receipts
    }

    private func push(_ draft: JobDraft, on database: Database?) async throws -> JobID {
        let envelope = JobEnvelope(id: store.withLock { $0.reserveID() }, draft: draft)
        if let database {
            await database.afterCommit { [self] in insert(envelope) }
        } else {
            insert(envelope)
        }
        return envelope.id
    }

    private func insert(_ envelope: JobEnvelope) { store.withLock { $0.insert(envelope) } }

    /// Takes due jobs, and jobs whose lease is over, each for one worker only.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] { store.withLock { $0.claim(request) } }

    /// Holds claims for another lease; answers those that are no longer held.
    private func renew(_ claims: [Claim], lease: Duration, now: Date) async throws -> [Claim] {
        store.withLock { $0.heartbeat(claims, until: now + lease) }
    }

    /// Removes a job that is done; throws ``Claim/stale`` when it is not held.
    private func complete(_ claim: Claim) async throws { try store.withLock { try $0.complete(claim) } }

    /// Gives a job back; throws ``Claim/stale`` when it is not held.
    private func release(_ claim: Claim, availableAt: Date, error: String?) async throws {
        try store.withLock { try $0.release(claim, availableAt: availableAt, error: error) }
    }

    /// Keeps a job aside; throws ``Claim/stale`` when it is not held.
    private func fail(_ claim: Claim, error: String, at date: Date) async throws {
        try store.withLock { try $0.fail(claim, error: error, at: date) }
    }

    /// Holds claims for another lease; tells those that are lost and those that are to be cancelled.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        HeartbeatAnswer(lost: try await renew(claims, lease: lease, now: now))
    }

    /// Keeps what a run wants the next one to know.
    public func save(_ checkpoint: JobCheckpoint) async throws { throw checkpoint.claim.stale }

    /// Records what claims came to; answers those that were refused.
    public func finish(_ endings: [JobEnding]) async throws -> [Claim] {
        var refused: [Claim] = []
        for ending in endings {
            do {
                switch ending.kind {
                case .done, .cancelled: try await complete(ending.claim)
                case .retry(let date, let failure):
                    try await release(ending.claim, availableAt: date, error: failure.message)
                case .released(let date): try await release(ending.claim, availableAt: date, error: nil)
                case .failed(let failure): try await fail(ending.claim, error: failure.message, at: ending.at)
                }
            } catch let error as QueueError where error.code == .staleClaim {
                refused.append(ending.claim)
            }
        }
        return refused
    }

    /// Says nothing.
    public func wakeups() -> AsyncStream<QueueWakeup> { AsyncStream { _ in } }

    /// What else the engine keeps.
    public var stores: QueueStores { MissingStores(of: "memory").all }
}
