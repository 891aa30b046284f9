import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobsTable {
    private static let plainColumns: SQL = """
        queue, job_type, payload, status, priority, max_retries, available_at, created_at, request_id, headers, \
        batch_id
        """

    /// Stores one job that has no key; answers its id.
    static func insert(_ row: StoredDraft, notifies: Bool) -> SQL {
        """
        INSERT INTO jobs (\(plainColumns)) VALUES (\(plainValues(row))) RETURNING id\(bell(notifies && row.isDue))
        """
    }

    /// Stores jobs that have no key, in their order, on PostgreSQL: one text for any number of them.
    static func insert(_ rows: [StoredDraft], notifies: Bool) -> SQL {
        let drafts = rows.map(\.draft)
        func column(_ value: (JobDraft) -> SQLValue) -> SQLValue { .array(drafts.map(value)) }
        return """
            INSERT INTO jobs (\(plainColumns)) SELECT * FROM unnest(\(column { .text($0.queue.rawValue) })::text[], \
            \(column { .text($0.name) })::text[], \(SQLValue.array(rows.map { .text($0.payload) }))::text[], \
            \(SQLValue.array(rows.map { .text($0.status) }))::text[], \
            \(column { .integer(Int64($0.priority.rawValue)) })::smallint[], \
            \(SQLValue.array(rows.map { .integer(Int64($0.maxRetries)) }))::integer[], \
            \(column { .timestamp($0.availableAt) })::timestamptz[], \
            \(column { .timestamp($0.createdAt) })::timestamptz[], \(column { $0.requestID.sqlValue })::text[], \
            \(SQLValue.array(rows.map { $0.headers.sqlValue }))::text[], \
            \(column { ($0.batchID?.rawValue).sqlValue })::bigint[]) \
            RETURNING id\(bell(notifies && rows.contains(where: \.isDue)))
            """
    }

    /// Stores a job unless another one holds its key; a debounced one that waits is put off instead.
    ///
    /// It answers the id of the one that holds the key then. On PostgreSQL the update that changes nothing keeps a job
    /// that waits from being started before the pusher's transaction has committed, and `xmax` is 0 for a row that is
    /// new. A job that runs is not locked: its heartbeat would wait for that transaction. Where the snapshot is that of
    /// the whole transaction the job may have ended since, and then nothing would be stored: there the row is locked, and
    /// PostgreSQL has the transaction repeated.
    static func insert(
        _ row: StoredDraft, _ key: JobUniqueness, notifies: Bool, dialect: Dialect
    ) -> SQL {
        let columns: SQL = "\(plainColumns), unique_key, unique_scope, unique_until, put_off_until, held_key"
        let values: SQL = """
            \(plainValues(row)), \(key.key), \(key.scope.rawValue), \(key.until), \(key.putOffUntil), \(key.key)
            """
        guard dialect.kind == .postgres else {
            return "INSERT INTO jobs (\(columns)) VALUES (\(values)) \(onConflict(least: "min")) RETURNING id"
        }
        return """
            WITH running AS MATERIALIZED (SELECT id FROM jobs WHERE held_key = \(key.key) AND status = 'claimed' \
            AND current_setting('transaction_isolation') = 'read committed'), \
            stored AS (INSERT INTO jobs (\(columns)) SELECT \(values) WHERE NOT EXISTS (SELECT 1 FROM running) \
            \(onConflict(least: "LEAST")) RETURNING id, (xmax = 0) AS is_new\(bell(notifies))) \
            SELECT id, is_new FROM stored UNION ALL SELECT id, FALSE FROM running
            """
    }

    private static func onConflict(least: SQL) -> SQL {
        let date: SQL = "\(least)(excluded.available_at, jobs.put_off_until)"
        let yields: SQL = """
            jobs.put_off_until IS NOT NULL AND excluded.put_off_until IS NOT NULL \
            AND jobs.status IN ('pending', 'delayed')
            """
        return """
            ON CONFLICT (held_key) WHERE held_key IS NOT NULL DO UPDATE SET \
            payload = CASE WHEN \(yields) THEN excluded.payload ELSE jobs.payload END, \
            headers = CASE WHEN \(yields) THEN excluded.headers ELSE jobs.headers END, \
            status = CASE WHEN \(yields) THEN CASE WHEN \(date) <= excluded.created_at THEN 'pending' \
            ELSE 'delayed' END ELSE jobs.status END, \
            available_at = CASE WHEN \(yields) THEN \(date) ELSE jobs.available_at END
            """
    }

    /// Takes a key from the job that holds it longer than it may.
    static func free(_ key: String, at date: Date) -> SQL {
        "UPDATE jobs SET held_key = NULL WHERE held_key = \(key) AND unique_until <= \(date)"
    }

    /// Removes some of what is left of jobs whose key is free again.
    static func sweepKeys(at date: Date, dialect: Dialect) -> SQL {
        """
        DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE status = 'key' AND finished_at <= \(date) \
        ORDER BY finished_at LIMIT 100\(skipping(dialect)))
        """
    }

    /// Who holds a key.
    static func holder(of key: String) -> SQL { "SELECT id FROM jobs WHERE held_key = \(key)" }

    private static func plainValues(_ row: StoredDraft) -> SQL {
        let draft = row.draft
        return """
            \(draft.queue.rawValue), \(draft.name), \(row.payload), \(row.status), \(draft.priority.rawValue), \
            \(row.maxRetries), \(draft.availableAt), \(draft.createdAt), \(draft.requestID), \(row.headers), \
            \(draft.batchID?.rawValue)
            """
    }

    /// The last column of RETURNING that tells listeners, once for a transaction.
    private static func bell(_ rings: Bool) -> SQL { rings ? ", pg_notify('ferro_queue', 'work')" : "" }

    /// What passes over rows that another one has locked.
    static func skipping(_ dialect: Dialect) -> SQL {
        dialect.kind == .postgres ? " FOR UPDATE SKIP LOCKED" : ""
    }
}
