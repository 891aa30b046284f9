import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobsTable {
    private static let returned: SQL =
        "id, queue, job_type, payload, attempts, max_retries, token, available_at, created_at, request_id"

    static func insert(_ draft: JobDraft) throws(QueueError) -> SQL {
        guard let payload = String(validating: draft.payload, as: UTF8.self) else {
            throw QueueError(.encoding, "the payload of the job \(draft.name) is not UTF-8, so it cannot be JSON")
        }
        return """
            INSERT INTO jobs (queue, job_type, payload, status, attempts, max_retries, token, available_at, \
            created_at, request_id) VALUES (\(draft.queue.rawValue), \(draft.name), \(payload), 'pending', 0, \
            \(max(1, draft.maxAttempts) - 1), 0, \(draft.availableAt), \(draft.createdAt), \
            \(draft.requestID.sqlValue)) RETURNING id
            """
    }

    /// One statement that picks and marks jobs, so that two workers can never take the same one.
    ///
    /// Each queue has two branches, one over the waiting jobs in the order of the index and one over the few that are
    /// claimed, so the cost does not grow with the backlog. SQLite has one writer at a time; PostgreSQL locks the rows
    /// it picks and passes over those that another worker has locked. `MATERIALIZED` keeps PostgreSQL from picking
    /// again while it updates, which could exceed the limit.
    static func claim(_ request: ClaimRequest, dialect: Dialect) -> SQL {
        let limit = Int64(max(0, request.limit))
        let locking: SQL = dialect.kind == .postgres ? " FOR UPDATE SKIP LOCKED" : ""
        let branches = request.queues.enumerated().map { rank, queue -> SQL in
            let select: SQL = "SELECT id, \(unsafe: String(rank)) AS rank, available_at FROM jobs"
            return """
                SELECT * FROM (\(select) WHERE queue = \(queue.rawValue) AND status = 'pending' \
                AND available_at <= \(request.now) ORDER BY available_at, id LIMIT \(limit)\(locking)) AS waiting\
                \(unsafe: String(rank)) UNION ALL \
                SELECT * FROM (\(select) WHERE queue = \(queue.rawValue) AND status = 'claimed' \
                AND lease_until <= \(request.now) ORDER BY available_at, id LIMIT \(limit)\(locking)) AS expired\
                \(unsafe: String(rank))
                """
        }
        return """
            UPDATE jobs SET status = 'claimed', attempts = attempts + 1, token = token + 1, \
            lease_until = \(request.now + request.lease), claimed_at = \(request.now), \
            claimed_by = \(request.workerID) WHERE id IN (\
            WITH due AS MATERIALIZED (\(branches.joined(separator: " UNION ALL "))), \
            picked AS MATERIALIZED (SELECT id FROM due ORDER BY rank, available_at, id LIMIT \(limit)) \
            SELECT id FROM picked) RETURNING \(returned)
            """
    }

    static func heartbeat(_ claims: [Claim], until date: Date) -> SQL {
        // Without the casts PostgreSQL would take the values of a list for text.
        let held = claims.map { claim -> SQL in
            "(CAST(\(claim.envelope.id.rawValue) AS BIGINT), CAST(\(claim.token) AS BIGINT))"
        }.joined(separator: ", ")
        return """
            UPDATE jobs SET lease_until = \(date) WHERE status = 'claimed' AND (id, token) IN (VALUES \(held)) \
            RETURNING id, token
            """
    }

    static func complete(_ claim: Claim) -> SQL {
        "DELETE FROM jobs WHERE \(held(Hold(claim)))"
    }

    static func release(_ claim: Claim, availableAt: Date, error: String?) -> SQL {
        let record: SQL = error.map { ", error = \($0)" } ?? ", attempts = attempts - 1"
        return """
            UPDATE jobs SET status = 'pending', available_at = \(availableAt), lease_until = NULL, claimed_by = NULL\
            \(record) WHERE \(held(Hold(claim)))
            """
    }

    static func fail(_ hold: Hold, error: String, at date: Date) -> SQL {
        """
        UPDATE jobs SET status = 'failed', error = \(error), finished_at = \(date), lease_until = NULL \
        WHERE \(held(hold))
        """
    }

    private static func held(_ hold: Hold) -> SQL {
        "id = \(hold.id.rawValue) AND token = \(hold.token) AND status = 'claimed'"
    }
}
