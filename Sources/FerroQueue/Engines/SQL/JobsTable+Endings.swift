import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobsTable {
    /// What an ended job's row gives up, unless its key is held for a time.
    static let letGo: SQL = """
        lease_until = NULL, cancel_requested_at = NULL, \
        held_key = CASE WHEN unique_scope = 'time' THEN held_key ELSE NULL END
        """

    /// Removes held jobs; on PostgreSQL one statement for any number of them, on SQLite one each.
    static func remove(_ holds: [Hold], dialect: Dialect) -> [SQL] {
        guard dialect.kind == .postgres, holds.count > 1 else {
            return holds.map { "DELETE FROM jobs WHERE \(held($0))" }
        }
        return ["DELETE FROM jobs USING \(named(holds)) WHERE \(isNamed) RETURNING jobs.id, jobs.token"]
    }

    /// Keeps jobs that are done or cancelled, for the retention.
    static func keep(_ holds: [Hold], as status: String, at date: Date, dialect: Dialect) -> [SQL] {
        guard dialect.kind == .postgres, holds.count > 1 else {
            return holds.map {
                "UPDATE jobs SET status = \(status), finished_at = \(date), \(letGo) WHERE \(held($0))"
            }
        }
        return [
            """
            UPDATE jobs SET status = \(status), finished_at = \(date), \(letGo) FROM \(named(holds)) WHERE \(isNamed) \
            RETURNING jobs.id, jobs.token
            """
        ]
    }

    /// Leaves nothing of a job but the key that nobody else may use yet.
    static func keepKey(_ hold: Hold) -> SQL { "UPDATE jobs SET \(keyOnly) WHERE \(held(hold))" }

    /// What makes a row that of a key.
    static let keyOnly: SQL = """
        status = 'key', finished_at = unique_until, payload = '{}', headers = NULL, state = NULL, error = NULL, \
        lease_until = NULL
        """

    /// Puts a job back after a failed attempt, unless somebody asked it to stop.
    static func retry(_ hold: Hold, at date: Date, isDue: Bool, failures: String) -> SQL {
        """
        UPDATE jobs SET \(waiting(date, isDue)), error = \(failures) WHERE \(held(hold)) AND cancel_requested_at IS NULL
        """
    }

    /// Gives a job back with its attempt, unless somebody asked it to stop.
    static func release(_ hold: Hold, at date: Date, isDue: Bool) -> SQL {
        """
        UPDATE jobs SET \(waiting(date, isDue)), attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END \
        WHERE \(held(hold)) AND cancel_requested_at IS NULL
        """
    }

    /// Keeps a job aside.
    static func fail(_ hold: Hold, failures: String, at date: Date) -> SQL {
        """
        UPDATE jobs SET status = 'failed', finished_at = \(date), error = \(failures), \(letGo) WHERE \(held(hold))
        """
    }

    /// Keeps aside a job whose row cannot be read, so that it does not hold up those that were claimed with it.
    static func setAside(_ id: Int64, failures: String, at date: Date) -> SQL {
        """
        UPDATE jobs SET status = 'failed', finished_at = \(date), error = \(failures), lease_until = NULL, \
        held_key = NULL WHERE id = \(id) AND status = 'claimed'
        """
    }

    /// Holds claims for another lease, and tells which are to stop.
    ///
    /// On PostgreSQL the first statement passes over rows that others have locked, and the second one tells which
    /// claims are held all the same.
    static func heartbeat(_ holds: [Hold], until end: SQL, dialect: Dialect) -> [SQL] {
        guard dialect.kind == .postgres else {
            return holds.map { "UPDATE jobs SET lease_until = \(end) WHERE \(held($0)) RETURNING \(heartbeatAnswer)" }
        }
        return [
            renew(holds, until: end, skipping: " SKIP LOCKED"),
            "SELECT \(heartbeatAnswer) FROM \(named(holds)), jobs WHERE \(isNamed)",
        ]
    }

    /// Holds claims for another lease on PostgreSQL; waits for rows that others have locked unless it passes over them.
    static func renew(_ holds: [Hold], until end: SQL, skipping: SQL = "") -> SQL {
        """
        UPDATE jobs SET lease_until = \(end) WHERE status = 'claimed' AND id = ANY(ARRAY(SELECT jobs.id \
        FROM \(named(holds)), jobs WHERE \(isNamed) FOR NO KEY UPDATE OF jobs\(skipping))) RETURNING \(heartbeatAnswer)
        """
    }

    private static let heartbeatAnswer: SQL =
        "jobs.id, jobs.token, jobs.cancel_requested_at IS NOT NULL AS is_cancelled"

    /// Keeps what a run saved, and its claim for another lease.
    static func save(_ hold: Hold, state: String, until end: SQL) -> SQL {
        "UPDATE jobs SET state = \(state), lease_until = \(end) WHERE \(held(hold))"
    }

    private static func waiting(_ date: Date, _ isDue: Bool) -> SQL {
        """
        status = \(isDue ? Status.pending : Status.delayed), available_at = \(date), lease_until = NULL, \
        claimed_by = NULL
        """
    }

    private static func held(_ hold: Hold) -> SQL {
        "id = \(hold.id.rawValue) AND token = \(hold.token) AND status = 'claimed'"
    }

    private static let isNamed: SQL = "jobs.id = named.id AND jobs.token = named.token AND jobs.status = 'claimed'"

    /// Two arrays, so that the text is the same for any number of claims; in the order of ids, so that two statements
    /// lock their rows in one order.
    private static func named(_ holds: [Hold]) -> SQL {
        let sorted = holds.sorted { $0.id < $1.id }
        let ids = SQLValue.array(sorted.map { .integer($0.id.rawValue) })
        let tokens = SQLValue.array(sorted.map { .integer($0.token) })
        return "unnest(\(ids)::bigint[], \(tokens)::bigint[]) AS named (id, token)"
    }
}
