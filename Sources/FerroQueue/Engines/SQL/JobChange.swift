import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One change of jobs by hand, in one transaction, and what it comes to for their batches.
struct JobChange {
    let engine: SQLEngine
    let db: Database
    let now: Date
    /// How many jobs were changed.
    private(set) var count = 0
    private var ended: [BatchID: BatchTally] = [:]
    private var reopened: [BatchID: (failed: Int, cancelled: Int)] = [:]
    private var wakeups: Set<QueueWakeup> = []

    init(engine: SQLEngine, db: Database, now: Date) {
        self.engine = engine
        self.db = db
        self.now = now
    }

    /// Locks the batches of the jobs, before the jobs themselves.
    func lock(_ condition: SQL) async throws {
        guard engine.notifies else { return }
        let ids = try await db.rows(JobsTable.batches(condition)).map { BatchID(try $0.decode(at: 0)) }
        if let lock = BatchesTable.lock(Set(ids), dialect: engine.dialect) { try await db.execute(lock) }
    }

    mutating func perform(_ action: JobAction, _ condition: SQL) async throws {
        switch action {
        case .retry:
            try await retry(condition, JobsTable.Status.failed)
            try await retry(condition, JobsTable.Status.cancelled)
        case .forget: try await forget(condition)
        case .cancel: try await cancel(condition)
        }
    }

    /// Counts in the batches what ended or waits again, and tells workers.
    func finish() async throws {
        for (id, counts) in reopened.sorted(by: { $0.key < $1.key }) {
            try await db.execute(BatchesTable.reopen(id, failed: counts.failed, cancelled: counts.cancelled))
        }
        try await SQLBatchStore(engine: engine).count(ended, on: db)
        for wakeup in wakeups { try await engine.announce(wakeup, on: db) }
    }

    private mutating func forget(_ condition: SQL) async throws {
        let rows = try await db.rows(JobsTable.forget(condition))
        count += rows.count
        for row in rows {
            let status: String = try row.decode(at: 1)
            // What waited will not run: to its batch it is cancelled.
            guard [JobsTable.Status.pending, JobsTable.Status.delayed].contains(status) else { continue }
            try noteCancelled(row)
        }
    }

    private mutating func cancel(_ condition: SQL) async throws {
        for statement in JobsTable.cancelWaiting(condition, at: now, keepsEnded: engine.keepsEnded) {
            let rows = try await db.rows(statement)
            count += rows.count
            for row in rows { try noteCancelled(row) }
        }
        let running = try await db.execute(JobsTable.cancelRunning(condition, at: now)).affectedRows
        count += running
        if running > 0 { wakeups.insert(.control) }
    }

    private mutating func retry(_ condition: SQL, _ status: String) async throws {
        var rows = try await db.rows(JobsTable.retry(condition, status, at: now))
        for row in try await db.rows(JobsTable.keyed(condition, status)) {
            let key: String = try row.decode(at: 1)
            try await db.execute(JobsTable.free(key, at: now))
            rows += try await db.rows(JobsTable.retry(try row.decode(at: 0), status, at: now))
        }
        count += rows.count
        if !rows.isEmpty { wakeups.insert(.work) }
        for row in rows {
            guard let batch: Int64 = try row.decode(at: 0) else { continue }
            if status == JobsTable.Status.failed {
                reopened[BatchID(batch), default: (0, 0)].failed += 1
            } else {
                reopened[BatchID(batch), default: (0, 0)].cancelled += 1
            }
        }
    }

    private mutating func noteCancelled(_ row: SQLRow) throws {
        guard let batch: Int64 = try row.decode(at: 0) else { return }
        let now = now
        ended[BatchID(batch), default: BatchTally(at: now)].count(.cancelled, at: now)
    }
}
