public import FerroSQL
public import FerroSupport
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
    public func push(_ draft: JobDraft, on database: Database?) async throws -> JobID {
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
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> [Claim] {
        guard !claims.isEmpty else { return [] }
        var held: Set<Hold> = []
        for row in try await database.rows(JobsTable.heartbeat(claims, until: now + lease)) {
            held.insert(try JobsTable.hold(row))
        }
        return claims.filter { !held.contains(Hold($0)) }
    }

    /// Removes a job that is done; throws ``Claim/stale`` when it is not held.
    public func complete(_ claim: Claim) async throws { try await record(JobsTable.complete(claim), for: claim) }

    /// Gives a job back; throws ``Claim/stale`` when it is not held.
    public func release(_ claim: Claim, availableAt: Date, error: String?) async throws {
        try await record(JobsTable.release(claim, availableAt: availableAt, error: error), for: claim)
    }

    /// Keeps a job aside; throws ``Claim/stale`` when it is not held.
    public func fail(_ claim: Claim, error: String, at date: Date) async throws {
        try await record(JobsTable.fail(Hold(claim), error: error, at: date), for: claim)
    }

    private func record(_ statement: SQL, for claim: Claim) async throws {
        guard try await database.execute(statement).affectedRows == 1 else { throw claim.stale }
    }

    /// How many jobs wait, and how many have failed.
    public func stats(now: Date) async throws -> QueueStats {
        var stats = QueueStats()
        for row in try await database.rows(JobsTable.stats(now: now)) {
            let line = try JobsTable.read {
                QueueStats.Line(
                    name: QueueName(try row.decode("queue")), pending: try row.decode("pending"),
                    delayed: try row.decode("delayed"))
            }
            stats.queues.append(line)
            stats.totalFailed += try JobsTable.read { try row.decode("failed") }
        }
        return stats
    }

    /// The first jobs of each kind.
    public func inspect(limit: Int, now: Date) async throws -> QueueJobs {
        var jobs = QueueJobs()
        for row in try await database.rows(JobsTable.list(.pending, limit: limit, now: now)) {
            jobs.pending.append(JobInfo(try JobsTable.envelope(row), state: .pending))
        }
        for row in try await database.rows(JobsTable.list(.delayed, limit: limit, now: now)) {
            jobs.delayed.append(JobInfo(try JobsTable.envelope(row), state: .delayed))
        }
        for row in try await database.rows(JobsTable.list(.failed, limit: limit, now: now)) {
            jobs.failed.append(try JobsTable.failure(row))
        }
        return jobs
    }
}
