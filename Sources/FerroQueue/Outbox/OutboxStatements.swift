import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The statements over `job_outbox`.
enum OutboxStatements {
    static func insert(_ parcel: Parcel, drafts: String, at date: Date, until: Date) -> SQL {
        """
        INSERT INTO job_outbox (key, drafts, jobs, attempts, created_at, available_at) \
        VALUES (\(parcel.key), \(drafts), \(parcel.drafts.count), 0, \(date), \(until)) RETURNING id
        """
    }

    /// Takes rows up until a date, the oldest first; PostgreSQL passes over those that another process takes up.
    static func take(_ limit: Int, now: Date, until: Date, dialect: Dialect) -> SQL {
        let locking: SQL = dialect == .postgres ? " FOR UPDATE SKIP LOCKED" : ""
        return """
            UPDATE job_outbox SET available_at = \(until) WHERE id IN (WITH due AS MATERIALIZED (\
            SELECT id FROM job_outbox WHERE available_at <= \(now) ORDER BY id LIMIT \(limit)\(locking)) \
            SELECT id FROM due) RETURNING id, key, drafts, attempts
            """
    }

    static func delete(_ ids: [Int64]) -> SQL { "DELETE FROM job_outbox WHERE \(SQL(identifier: "id").isIn(ids))" }

    /// Lets rows be taken up again that nothing was tried with.
    static func release(_ ids: [Int64], at date: Date) -> SQL {
        "UPDATE job_outbox SET available_at = \(date) WHERE \(SQL(identifier: "id").isIn(ids))"
    }

    static func fail(_ id: Int64, error: String, until date: Date) -> SQL {
        "UPDATE job_outbox SET attempts = attempts + 1, error = \(error), available_at = \(date) WHERE id = \(id)"
    }

    static let stats: SQL = """
        SELECT count(*) AS pushes, coalesce(sum(jobs), 0) AS jobs, min(created_at) AS oldest, \
        coalesce(sum(CASE WHEN attempts > 0 THEN 1 ELSE 0 END), 0) AS failing, \
        (SELECT error FROM job_outbox WHERE error IS NOT NULL ORDER BY id LIMIT 1) AS error FROM job_outbox
        """
}
