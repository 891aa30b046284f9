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
    public func push(_ draft: JobDraft, on database: Database?) async throws -> JobID {
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
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> [Claim] {
        store.withLock { $0.heartbeat(claims, until: now + lease) }
    }

    /// Removes a job that is done; throws ``Claim/stale`` when it is not held.
    public func complete(_ claim: Claim) async throws { try store.withLock { try $0.complete(claim) } }

    /// Gives a job back; throws ``Claim/stale`` when it is not held.
    public func release(_ claim: Claim, availableAt: Date, error: String?) async throws {
        try store.withLock { try $0.release(claim, availableAt: availableAt, error: error) }
    }

    /// Keeps a job aside; throws ``Claim/stale`` when it is not held.
    public func fail(_ claim: Claim, error: String, at date: Date) async throws {
        try store.withLock { try $0.fail(claim, error: error, at: date) }
    }

    /// How many jobs wait, and how many have failed.
    public func stats(now: Date) async throws -> QueueStats { store.withLock { $0.stats(now: now) } }

    /// The first jobs of each kind.
    public func inspect(limit: Int, now: Date) async throws -> QueueJobs {
        store.withLock { $0.inspect(limit: limit, now: now) }
    }
}
