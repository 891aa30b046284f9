public import FerroSQL
import FerroSupport
import Logging
import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps jobs in the `jobs` table of the app's database, see ``JobsTable``.
///
/// ```swift
/// let engine = SQLEngine(database, retention: .seconds(86_400))     // done jobs stay for a day
/// ```
///
/// A job that is pushed inside a transaction is a row of that transaction: it exists if and only if it commits. To
/// claim is one statement, and to record that any number of plain jobs are done is another. On PostgreSQL workers are
/// woken by NOTIFY on the channel `ferro_queue`; on SQLite within the process, and others find work by looking.
///
/// What a database gives up for another transaction (a deadlock, a serialization failure) is tried again, except in a
/// transaction of the caller.
public struct SQLEngine: QueueEngine {
    /// The PostgreSQL channel that workers listen to; a message is `work` or `control`.
    static let channel = "ferro_queue"

    let database: Database
    let retention: Duration
    let bell = QueueBell()
    private let idleness = Idleness()

    /// An engine over the database that holds the queue's tables.
    ///
    /// Jobs that are done or cancelled are removed at once, or kept for `retention` when it is longer than nothing.
    public init(_ database: Database, retention: Duration = .zero) {
        self.database = database
        self.retention = retention
    }

    var dialect: Dialect { database.dialect }
    /// Whether sessions are told of work by the database.
    var notifies: Bool { dialect.kind == .postgres }
    var keepsEnded: Bool { retention > .zero }

    /// Takes due jobs, and jobs whose lease is over, each for one worker only; one round trip.
    ///
    /// On SQLite it looks first where the last claim left nothing, so that an idle worker never takes the write lock.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] {
        guard request.limit > 0, !request.queues.isEmpty else { return [] }
        if !notifies, idleness.isLikely, try await database.rows(JobsTable.peek(request)).isEmpty { return [] }
        let claim = JobsTable.claim(request, dialect: dialect)
        let rows = try await insisting { try await executeByIndex([claim], on: database) }.first?.rows ?? []
        idleness.note(rows.count < request.limit)
        var claims: [Claim] = []
        claims.reserveCapacity(rows.count)
        for row in rows {
            do {
                var reader = JobRowReader(row)
                claims.append(try reader.claim())
            } catch {
                // The others must not be lost for it; where it fails the row comes again after its lease.
                try? await setAside(row, error, at: request.now)
            }
        }
        return claims.count > 1 ? Self.sorted(claims, by: request.queues) : claims
    }

    // RETURNING promises no order.
    private static func sorted(_ claims: [Claim], by queues: [QueueName]) -> [Claim] {
        let ranks = Dictionary(zip(queues, 0...), uniquingKeysWith: { first, _ in first })
        return claims.sorted { left, right in
            let (one, other) = (left.envelope, right.envelope)
            return (ranks[one.queue] ?? 0, one.priority.rawValue, one.availableAt, one.id)
                < (ranks[other.queue] ?? 0, other.priority.rawValue, other.availableAt, other.id)
        }
    }

    /// Holds claims for another lease; tells those that are lost and those that are to be cancelled.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        guard !claims.isEmpty else { return HeartbeatAnswer() }
        let statements = JobsTable.heartbeat(claims.map { Hold($0) }, until: now + lease, dialect: dialect)
        let results = try await insisting { try await executeByIndex(statements, on: database) }
        var held: [Hold: Bool] = [:]
        for row in results.lazy.flatMap(\.rows) {
            let id = JobID(try row.decode(at: 0))
            held[Hold(id: id, token: try row.decode(at: 1))] = try row.decode(at: 2)
        }
        return HeartbeatAnswer(
            lost: claims.filter { held[Hold($0)] == nil }, cancelled: claims.filter { held[Hold($0)] == true })
    }

    /// Keeps what a run wants the next one to know, and holds the claim for another lease; one round trip.
    public func save(_ checkpoint: JobCheckpoint) async throws {
        let claim = checkpoint.claim
        let state = try StoredDraft.text(checkpoint.state, "what the job \(claim.envelope.name) saves")
        let statement = JobsTable.save(Hold(claim), state: state, until: checkpoint.now + checkpoint.lease)
        guard try await insisting({ try await database.execute(statement) }).affectedRows == 1 else {
            throw claim.stale
        }
    }

    /// Everything else is kept in tables beside the jobs, too.
    public var stores: QueueStores {
        QueueStores(
            administration: SQLAdministration(engine: self), batches: SQLBatchStore(engine: self),
            ticks: SQLTickStore(database, engine: self), reports: SQLReportStore(database))
    }

    static var logger: Logger { Logger(label: "ferro.queue") }

    /// Runs something again when the database gave it up for another transaction.
    func insisting<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        for attempt in 1..<Self.attempts {
            do {
                return try await body()
            } catch let error as SQLError {
                guard Self.passing.contains(error.code) else { throw error }
                try await Task.sleep(for: .milliseconds(Int64.random(in: 1...(5 * Int64(attempt)))))
            }
        }
        return try await body()
    }

    /// Runs statements that look for rows by their ids or by an index, all or none, in one round trip.
    ///
    /// PostgreSQL keeps the plan of a prepared statement until the table's statistics change. One that it made while
    /// the table was empty reads all of it, and the next ten thousand jobs come before it finds out: so it may not.
    func executeByIndex(_ statements: [SQL], on db: Database) async throws -> [SQLResult] {
        guard dialect.kind == .postgres else { return try await db.executeAll(statements) }
        let first: SQL = "SELECT set_config('enable_seqscan', 'off', true)"
        return Array(try await db.executeAll([first] + statements).dropFirst())
    }

    /// Runs a closure in a transaction of its own, or as a part of the caller's.
    func inTransaction<Value: Sendable>(
        on database: Database?, _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        let database = target(database)
        if database.isInTransaction { return try await database.transaction { try await body($0) } }
        return try await insisting { try await database.transaction { try await body($0) } }
    }

    private static let attempts = 8
    /// What another transaction is to blame for; a key that was taken since it was looked for is among it.
    private static let passing: Set<SQLError.Code> = [.deadlock, .serialization, .unique]
}

/// Whether the last claim left anything: where it did, the next one need not look first.
private final class Idleness: Sendable {
    private let value = Atomic(true)

    var isLikely: Bool { value.load(ordering: .relaxed) }
    func note(_ isIdle: Bool) { value.store(isIdle, ordering: .relaxed) }
}
