import FerroSQL
import FerroSupport
import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Batches in the `job_batches` table.
///
/// Whoever changes a batch and its jobs locks the batch first, so that two never wait for each other.
struct SQLBatchStore: BatchStore {
    let engine: SQLEngine
    private var dialect: Dialect { engine.dialect }

    func create(
        _ batch: BatchDraft, jobs: [JobDraft], now: Date, on database: Database?
    ) async throws -> BatchID {
        if let database, database.isInTransaction, !database.isSame(as: engine.database) {
            await database.afterCommit {
                do {
                    _ = try await create(batch, jobs: jobs, now: now, on: nil)
                } catch {
                    SQLEngine.logger.error(
                        "A batch could not be stored after the commit",
                        metadata: ["batch": "\(batch.name)", "error": "\(ErrorText.of(error))"])
                }
            }
            return BatchID(0)
        }
        let insert = try BatchesTable.insert(batch, at: now)
        return try await engine.inTransaction(on: database) { db in
            guard let row = try await db.first(insert) else { throw Self.unanswered }
            let id = try BatchRow(row).batch.id
            try await push(jobs, to: id, now: now, on: db)
            return id
        }
    }

    func add(_ jobs: [JobDraft], to id: BatchID, now: Date) async throws -> Bool {
        try await engine.inTransaction(on: engine.database.enclosingTransaction) { db in
            guard let row = try await row(of: id, on: db), row.batch.finishedAt == nil, row.batch.cancelledAt == nil
            else { return false }
            try await push(jobs, to: id, now: now, on: db)
            return true
        }
    }

    func find(_ id: BatchID) async throws -> Batch? {
        let database = engine.database.enclosingTransaction ?? engine.database
        return try await database.first(BatchesTable.find(id, dialect: dialect)).map { try BatchRow($0).batch }
    }

    func cancel(_ id: BatchID, now: Date) async throws -> Bool {
        try await engine.inTransaction(on: engine.database.enclosingTransaction) { db in
            guard var row = try await row(of: id, on: db), row.batch.finishedAt == nil, row.batch.cancelledAt == nil
            else { return false }
            try await cancelJobs(of: &row, at: now, on: db)
            try await settle(row, isChanged: true, at: now, on: db)
            return true
        }
    }

    func prune(endedBefore date: Date) async throws -> Int {
        try await engine.insisting {
            try await engine.database.execute(BatchesTable.prune(endedBefore: date)).affectedRows
        }
    }

    /// Counts jobs that ended, in the transaction that records it, and does what follows from it.
    func count(_ tallies: [BatchID: BatchTally], on db: Database) async throws {
        for (id, tally) in tallies.sorted(by: { $0.key < $1.key }) {
            guard let answer = try await db.first(BatchesTable.count(tally, in: id)) else { continue }
            var row = try BatchRow(answer)
            let before = row
            let texts = row.takeFailure()
            if tally.failed > 0, row.isCancelledByFailure { try await cancelJobs(of: &row, at: tally.at, on: db) }
            try await settle(row, texts, isChanged: row != before, at: tally.at, on: db)
        }
    }

    /// Ends the batch if it is time, keeps what changed, and pushes what follows.
    private func settle(
        _ row: BatchRow, _ texts: [String] = [], isChanged: Bool, at date: Date, on db: Database
    ) async throws {
        var row = row
        let ending = row.takeEnd(at: date)
        guard isChanged || row.batch.finishedAt == date || !ending.isEmpty else { return }
        try await db.execute(BatchesTable.save(row))
        let drafts = (texts + ending).flatMap { following($0, of: row, at: date) }
        guard !drafts.isEmpty else { return }
        _ = try await engine.push(PushPlan(drafts, notifies: engine.notifies, dialect: dialect), on: db)
    }

    /// The jobs that follow a batch, from now on: a delay and the time of a key count from the end.
    private func following(_ text: String, of row: BatchRow, at date: Date) -> [JobDraft] {
        do {
            return try JobsTable.drafts(text).map { $0.pushed(at: date) }
        } catch {
            // The end of its jobs must be recorded all the same.
            SQLEngine.logger.error(
                "What follows a batch cannot be read and is not pushed",
                metadata: ["batch": "\(row.batch.name)", "error": "\(error.message)"])
            return []
        }
    }

    private func push(_ jobs: [JobDraft], to id: BatchID, now: Date, on db: Database) async throws {
        let drafts = jobs.map { draft in
            var draft = draft
            draft.batchID = id
            return draft
        }
        let receipts = try await engine.push(
            PushPlan(drafts, notifies: engine.notifies, dialect: dialect), on: db)
        guard let answer = try await db.first(BatchesTable.add(receipts.count(where: \.isNew), to: id)) else { return }
        try await settle(BatchRow(answer), isChanged: false, at: now, on: db)
    }

    private func cancelJobs(of row: inout BatchRow, at date: Date, on db: Database) async throws {
        let jobs: SQL = "batch_id = \(row.batch.id.rawValue)"
        let results = try await db.executeAll(
            JobsTable.cancelWaiting(jobs, at: date, keepsEnded: engine.keepsEnded)
                + [JobsTable.cancelRunning(jobs, at: date)])
        let running = results.last?.affectedRows ?? 0
        row.cancel(results.dropLast().map(\.affectedRows).reduce(0, +), at: date)
        if running > 0 { try await engine.announce(.control, on: db) }
    }

    private func row(of id: BatchID, on db: Database) async throws -> BatchRow? {
        try await db.first(BatchesTable.find(id, locking: true, dialect: dialect)).map { try BatchRow($0) }
    }

    private static var unanswered: QueueError {
        QueueError(.storage, "the database stored a batch and did not answer its id")
    }
}
