import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The statements of the `job_batches` table.
enum BatchesTable {
    private static let columns: SQL = """
        id, name, total, pending, failed, cancelled, allows_failures, on_success, on_failure, on_end, created_at, \
        cancelled_at, finished_at
        """

    /// Locks batches in the order of their ids; nil where there is nothing to lock.
    static func lock(_ ids: Set<BatchID>, dialect: Dialect) -> SQL? {
        guard dialect.kind == .postgres, !ids.isEmpty else { return nil }
        let values = SQLValue.array(ids.sorted().map { .integer($0.rawValue) })
        return "SELECT id FROM job_batches WHERE id = ANY(\(values)::bigint[]) ORDER BY id FOR UPDATE"
    }

    static func find(_ id: BatchID, locking: Bool = false, dialect: Dialect) -> SQL {
        let lock: SQL = locking && dialect.kind == .postgres ? " FOR UPDATE" : ""
        return "SELECT \(columns) FROM job_batches WHERE id = \(id.rawValue)\(lock)"
    }

    static func insert(_ draft: BatchDraft, at date: Date) throws(QueueError) -> SQL {
        """
        INSERT INTO job_batches (name, allows_failures, on_success, on_failure, on_end, created_at) VALUES \
        (\(draft.name), \(draft.allowsFailures), \(try text(draft.onSuccess)), \(try text(draft.onFailure)), \
        \(try text(draft.onEnd)), \(date)) RETURNING \(columns)
        """
    }

    /// Counts jobs that were added.
    static func add(_ count: Int, to id: BatchID) -> SQL {
        """
        UPDATE job_batches SET total = total + \(count), pending = pending + \(count) WHERE id = \(id.rawValue) \
        RETURNING \(columns)
        """
    }

    /// Counts jobs that ended.
    static func count(_ tally: BatchTally, in id: BatchID) -> SQL {
        """
        UPDATE job_batches SET pending = CASE WHEN pending > \(tally.ended) THEN pending - \(tally.ended) ELSE 0 END, \
        failed = failed + \(tally.failed), cancelled = cancelled + \(tally.cancelled) WHERE id = \(id.rawValue) \
        RETURNING \(columns)
        """
    }

    /// Counts jobs as pending again that had failed or were cancelled.
    static func reopen(_ id: BatchID, failed: Int, cancelled: Int) -> SQL {
        """
        UPDATE job_batches SET pending = pending + \(failed + cancelled), \
        failed = CASE WHEN failed > \(failed) THEN failed - \(failed) ELSE 0 END, \
        cancelled = CASE WHEN cancelled > \(cancelled) THEN cancelled - \(cancelled) ELSE 0 END, \
        finished_at = NULL WHERE id = \(id.rawValue)
        """
    }

    static func save(_ row: BatchRow) -> SQL {
        let batch = row.batch
        return """
            UPDATE job_batches SET pending = \(batch.pending), cancelled = \(row.cancelled), \
            on_success = \(row.onSuccess), on_failure = \(row.onFailure), on_end = \(row.onEnd), \
            cancelled_at = \(batch.cancelledAt), finished_at = \(batch.finishedAt) WHERE id = \(batch.id.rawValue)
            """
    }

    static func prune(endedBefore date: Date) -> SQL { "DELETE FROM job_batches WHERE finished_at < \(date)" }

    private static func text(_ drafts: [JobDraft]) throws(QueueError) -> String? {
        drafts.isEmpty ? nil : try JobsTable.json(drafts, "what follows a batch")
    }
}
