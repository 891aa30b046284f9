import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobsTable {
    /// The columns that ``JobRowReader/record(at:)`` reads.
    static let recordColumns: SQL = "\(claimColumns), status, claimed_by, claimed_at, finished_at, cancel_requested_at"

    /// The condition of a filter; keys that outlived their jobs are never meant.
    static func condition(_ filter: JobFilter, at now: Date) -> SQL {
        var parts = [condition(filter.state, at: now)]
        if let queue = filter.queue { parts.append("queue = \(queue.rawValue)") }
        if let name = filter.name { parts.append("job_type = \(name)") }
        if let before = filter.before { parts.append("id < \(before.rawValue)") }
        return parts.joined(separator: " AND ")
    }

    private static func condition(_ state: JobInfo.State?, at now: Date) -> SQL {
        switch state {
        case nil: "status <> 'key'"
        case .pending: "status IN ('pending', 'delayed') AND available_at <= \(now)"
        case .delayed: "status IN ('pending', 'delayed') AND available_at > \(now)"
        case .running: "status = 'claimed'"
        case .failed: "status = 'failed'"
        case .done: "status = 'done'"
        case .cancelled: "status = 'cancelled'"
        }
    }

    static func list(_ filter: JobFilter, limit: Int, at now: Date) -> SQL {
        let order: SQL
        switch filter.state {
        case .pending: order = "priority, available_at, id"
        case .delayed: order = "available_at, priority, id"
        case .running: order = "claimed_at, id"
        case .failed, .done, .cancelled, nil: order = "id DESC"
        }
        return """
            SELECT \(recordColumns) FROM jobs WHERE \(condition(filter, at: now)) ORDER BY \(order) \
            LIMIT \(max(0, limit))
            """
    }

    static func find(_ id: JobID) -> SQL {
        "SELECT \(recordColumns) FROM jobs WHERE id = \(id.rawValue) AND status <> 'key'"
    }

    static func stats(at now: Date) -> SQL {
        """
        SELECT queue, status, available_at <= \(now) AS is_due, count(*), min(available_at) FROM jobs \
        WHERE status <> 'key' GROUP BY 1, 2, 3
        """
    }

    /// The batches that jobs of a condition are part of.
    static func batches(_ condition: SQL) -> SQL {
        "SELECT DISTINCT batch_id FROM jobs WHERE batch_id IS NOT NULL AND \(condition)"
    }

    /// Cancels jobs that wait; each statement answers their batches.
    static func cancelWaiting(_ condition: SQL, at now: Date, keepsEnded: Bool) -> [SQL] {
        let waiting: SQL = "\(condition) AND status IN ('pending', 'delayed')"
        if keepsEnded {
            return [
                """
                UPDATE jobs SET status = 'cancelled', finished_at = \(now), \(letGo) WHERE \(waiting) \
                RETURNING batch_id
                """
            ]
        }
        return [
            """
            UPDATE jobs SET \(keyOnly) WHERE \(waiting) AND unique_scope = 'time' AND unique_until > \(now) \
            RETURNING batch_id
            """,
            "DELETE FROM jobs WHERE \(waiting) RETURNING batch_id",
        ]
    }

    /// Asks running jobs to stop.
    static func cancelRunning(_ condition: SQL, at now: Date) -> SQL {
        """
        UPDATE jobs SET cancel_requested_at = COALESCE(cancel_requested_at, \(now)) \
        WHERE \(condition) AND status = 'claimed'
        """
    }

    /// Removes jobs that do not run; answers the batch and the state of each.
    static func forget(_ condition: SQL) -> SQL {
        "DELETE FROM jobs WHERE \(condition) AND status NOT IN ('claimed', 'key') RETURNING batch_id, status"
    }

    /// Lets ended jobs of one status that have no key wait again; answers their batches.
    static func retry(_ condition: SQL, _ status: String, at now: Date) -> SQL {
        """
        UPDATE jobs SET \(afresh(now)) WHERE \(condition) AND status = \(status) AND unique_key IS NULL \
        RETURNING batch_id
        """
    }

    /// The ended jobs of one status that have a key.
    static func keyed(_ condition: SQL, _ status: String) -> SQL {
        """
        SELECT id, unique_key FROM jobs WHERE \(condition) AND status = \(status) AND unique_key IS NOT NULL ORDER BY id
        """
    }

    /// Lets an ended job wait again unless another one holds its key; answers its batch.
    static func retry(_ id: Int64, _ status: String, at now: Date) -> SQL {
        """
        UPDATE jobs SET \(afresh(now)), held_key = CASE WHEN unique_until <= \(now) THEN NULL ELSE unique_key END \
        WHERE id = \(id) AND status = \(status) AND NOT EXISTS \
        (SELECT 1 FROM jobs AS other WHERE other.held_key = jobs.unique_key AND other.id <> jobs.id) \
        RETURNING batch_id
        """
    }

    /// Removes some jobs that ended, and keys that are free, but no job whose key is held.
    static func prune(_ statuses: [String], endedBefore date: Date, limit: Int, dialect: Dialect) -> SQL {
        """
        DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE status IN \(SQL.list(statuses)) \
        AND finished_at < \(date) AND (held_key IS NULL OR unique_until < \(date)) ORDER BY finished_at \
        LIMIT \(limit)\(skipping(dialect)))
        """
    }

    private static func afresh(_ now: Date) -> SQL {
        """
        status = 'pending', available_at = \(now), attempts = 0, crashes = 0, finished_at = NULL, claimed_by = NULL, \
        cancel_requested_at = NULL
        """
    }
}
