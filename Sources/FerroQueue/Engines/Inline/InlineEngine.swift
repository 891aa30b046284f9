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
/// Delays, queues, priorities and keys are ignored, and there is one attempt: what the job throws, `push` throws. The
/// jobs of a chain and of a batch run one after the other. Inside a transaction the job runs after the commit, so that
/// it sees what the transaction wrote; the rows are there by then, so its error is left to the closure's log.
public final class InlineEngine: QueueEngine {
    private let body: @Sendable (JobEnvelope) async throws -> Void
    private let lastID = Mutex<Int64>(0)
    private let batches = InlineBatches()

    /// An engine that hands every job to a closure; ``InlineRunner`` makes one from a registry.
    public init(run: @escaping @Sendable (JobEnvelope) async throws -> Void) { body = run }

    /// Runs the jobs one after the other, or after the commit; throws what the first that failed has thrown.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        let jobs = drafts.map { JobEnvelope(id: JobID(reserve()), draft: $0, attempts: 1) }
        try await afterCommit(of: database) { [self] in
            var first: (any Error)?
            for job in jobs { do { try await run(job) } catch { first = first ?? error } }
            if let first { throw first }
        }
        return jobs.map { JobReceipt(id: $0.id) }
    }

    /// The next number for a job or a batch.
    func reserve() -> Int64 {
        lastID.withLock { last in
            last += 1
            return last
        }
    }

    /// Runs a job, and what follows it in its chain while nothing fails.
    func run(_ job: JobEnvelope) async throws {
        var job = job
        while true {
            try await body(job)
            guard let next = job.successors(at: job.createdAt).first else { return }
            job = JobEnvelope(id: JobID(reserve()), draft: next, attempts: 1)
        }
    }

    /// Does something now, or after the commit of an open transaction, when nobody can be told of its error.
    func afterCommit(of database: Database?, _ body: @escaping @Sendable () async throws -> Void) async throws {
        guard let database, database.isInTransaction else { return try await body() }
        await database.afterCommit { try? await body() }
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
    /// Batches alone, the last hundred of them.
    public var stores: QueueStores {
        var stores = MissingStores(of: "sync").all
        stores.batches = InlineBatchStore(engine: self, batches: batches)
        return stores
    }
}
