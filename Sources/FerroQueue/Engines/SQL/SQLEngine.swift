public import FerroSQL
import FerroSupport
import Logging

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps jobs in the `jobs` table of the app's database, see ``JobsTable``.
///
/// A job that is pushed inside a transaction is a row of that transaction: it exists if and only if it commits.
/// Every call is one statement, except ``inspect(limit:now:)``, which is three.
public struct SQLEngine: QueueEngine {
    private let database: Database

    /// An engine over the database that holds the `jobs` table.
    public init(_ database: Database) { self.database = database }

    /// Stores a job; inside a transaction its row is part of it.
    ///
    /// A transaction of another database cannot hold the row: there it is written after the commit, when nobody waits
    /// for it any more. The id is 0 then, and a failure is only logged.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        var receipts: [JobReceipt] = []
        for draft in drafts { receipts.append(JobReceipt(id: try await push(draft, on: database))) }
        return receipts
    }

    private func push(_ draft: JobDraft, on database: Database?) async throws -> JobID {
        guard let database, database.isInTransaction, !database.isSame(as: self.database) else {
            return try await insert(draft, on: database ?? self.database)
        }
        await database.afterCommit { [self] in
            do {
                _ = try await insert(draft, on: self.database)
            } catch {
                let job: Logger.Metadata = ["job": "\(draft.name)", "error": "\(ErrorText.of(error))"]
                Logger(label: "ferro.queue").error("a job could not be stored after the commit", metadata: job)
            }
        }
        return JobID(0)
    }

    private func insert(_ draft: JobDraft, on database: Database) async throws -> JobID {
        JobID(try await database.value(JobsTable.insert(draft)))
    }

    /// Takes due jobs, and jobs whose lease is over, each for one worker only.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] {
        guard request.limit > 0, !request.queues.isEmpty else { return [] }
        var claims: [Claim] = []
        for row in try await database.rows(JobsTable.claim(request, dialect: database.dialect)) {
            do {
                claims.append(try JobsTable.claim(row))
            } catch {
                try await setAside(row, error, at: request.now)
            }
        }
        // RETURNING promises no order.
        let ranks = Dictionary(zip(request.queues, 0...), uniquingKeysWith: { first, _ in first })
        return claims.sorted { left, right in
            let (one, other) = (left.envelope, right.envelope)
            return (ranks[one.queue] ?? 0, one.availableAt, one.id)
                < (ranks[other.queue] ?? 0, other.availableAt, other.id)
        }
    }

    /// Fails a row that cannot be read, so that it does not hold up the jobs that were claimed with it.
    private func setAside(_ row: SQLRow, _ error: QueueError, at date: Date) async throws {
        let hold = try JobsTable.hold(row)
        try await database.execute(JobsTable.fail(hold, error: ErrorText.of(error), at: date))
    }

    /// Holds claims for another lease; answers those that are no longer held.
    private func renew(_ claims: [Claim], lease: Duration, now: Date) async throws -> [Claim] {
        guard !claims.isEmpty else { return [] }
        var held: Set<Hold> = []
        for row in try await database.rows(JobsTable.heartbeat(claims, until: now + lease)) {
            held.insert(try JobsTable.hold(row))
        }
        return claims.filter { !held.contains(Hold($0)) }
    }

    /// Removes a job that is done; throws ``Claim/stale`` when it is not held.
    private func complete(_ claim: Claim) async throws { try await record(JobsTable.complete(claim), for: claim) }

    /// Gives a job back; throws ``Claim/stale`` when it is not held.
    private func release(_ claim: Claim, availableAt: Date, error: String?) async throws {
        try await record(JobsTable.release(claim, availableAt: availableAt, error: error), for: claim)
    }

    /// Keeps a job aside; throws ``Claim/stale`` when it is not held.
    private func fail(_ claim: Claim, error: String, at date: Date) async throws {
        try await record(JobsTable.fail(Hold(claim), error: error, at: date), for: claim)
    }

    private func record(_ statement: SQL, for claim: Claim) async throws {
        guard try await database.execute(statement).affectedRows == 1 else { throw claim.stale }
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
    public var stores: QueueStores {
        var stores = MissingStores(of: "database").all
        stores.ticks = SQLTickStore(database, engine: self)
        return stores
    }
}
