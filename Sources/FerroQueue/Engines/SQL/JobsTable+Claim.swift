import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobsTable {
    /// The columns of a claim, in the order in which ``JobRowReader`` reads them.
    static let claimColumns: SQL = """
        id, token, queue, job_type, payload, priority, attempts, max_retries, crashes, available_at, created_at, \
        request_id, headers, batch_id, state, error, unique_key, unique_scope, unique_until, put_off_until
        """

    /// One statement that picks and marks jobs, so that two workers can never take the same one.
    ///
    /// SQLite has one writer at a time. PostgreSQL locks the rows it picks and passes over those that another worker
    /// has locked; `ARRAY` and `MATERIALIZED` keep both from picking again while they update, which could exceed the limit.
    /// What a damaged row holds in its counters cannot make the sum overflow, which would stop every claim.
    static func claim(_ request: ClaimRequest, dialect: Dialect, clock: LeaseClock) -> SQL {
        let isPostgres = dialect.kind == .postgres
        let least: SQL = isPostgres ? "LEAST" : "min"
        let picked = picks(request, limit: request.limit, dialect: dialect, clock: clock)
        let ids: SQL =
            isPostgres
            ? "= ANY(ARRAY(\(picked)))"
            : "IN (WITH picked AS MATERIALIZED (\(picked)) SELECT id FROM picked)"
        return """
            UPDATE jobs SET status = 'claimed', attempts = \(least)(attempts, 1000000000) + 1, \
            token = \(least)(token, 2147483646) + 1, \
            crashes = CASE WHEN status = 'claimed' THEN \(least)(crashes, 1000000000) + 1 ELSE crashes END, \
            held_key = CASE WHEN unique_scope = 'started' THEN NULL ELSE held_key END, \
            lease_until = \(clock.end(request.now, request.lease)), claimed_at = \(request.now), \
            claimed_by = \(request.workerID) WHERE id \(ids) RETURNING \(claimColumns), \
            cancel_requested_at IS NOT NULL AS is_cancelled
            """
    }

    /// Whether a claim would find anything, as a query that takes no lock.
    static func peek(_ request: ClaimRequest) -> SQL { picks(request, limit: 1, dialect: .sqlite, clock: .caller) }

    /// The ids that a claim takes.
    ///
    /// Both databases read the parts of UNION ALL one after the other and no further than LIMIT asks, so the queues
    /// come in their order, and no row of a later one is locked in vain.
    private static func picks(_ request: ClaimRequest, limit: Int, dialect: Dialect, clock: LeaseClock) -> SQL {
        let queues = request.queues.enumerated().map { rank, queue in
            let part = Part(limit: Int64(max(0, limit)), dialect: dialect, clock: clock, rank: rank)
            return self.queue(queue.rawValue, request.now, part)
        }
        return "SELECT id FROM (\(queues.joined(separator: " UNION ALL "))) AS due LIMIT \(Int64(max(0, limit)))"
    }

    private struct Part {
        let limit: Int64
        let dialect: Dialect
        let clock: LeaseClock
        let rank: Int

        /// How many of the jobs that became due first are looked through for the most urgent ones.
        var window: Int64 { max(64, limit.multipliedReportingOverflow(by: 8).partialValue) }
        func alias(_ name: StaticString) -> SQL { SQL(unsafe: "\(name)\(rank)") }
    }

    /// One queue's jobs in the order in which they run: three short looks, each at the beginning of an index.
    private static func queue(_ name: String, _ now: Date, _ part: Part) -> SQL {
        let waiting: SQL = "queue = \(name) AND status = 'pending' AND available_at <= \(now)"
        let present = part.clock.now(now)
        let delayed: SQL = "queue = \(name) AND status = 'delayed' AND available_at <= \(now) ORDER BY available_at"
        let expired: SQL = "queue = \(name) AND status = 'claimed' AND lease_until <= \(present) ORDER BY lease_until"
        return """
            SELECT id FROM (SELECT * FROM (\(first(waiting, part))) AS \(part.alias("waiting")) UNION ALL \
            SELECT * FROM (\(first(window("delayed", delayed, "available_at <= \(now)", part), part))) AS \(part.alias("delayed")) UNION ALL \
            SELECT * FROM (\(first(window("claimed", expired, "lease_until <= \(present)", part), part))) AS \(part.alias("expired")) \
            ORDER BY priority, available_at, id LIMIT \(part.limit)) AS \(part.alias("queue")) \
            WHERE NOT EXISTS (SELECT 1 FROM job_queues WHERE name = \(name) AND paused_at IS NOT NULL)
            """
    }

    private static func first(_ condition: SQL, _ part: Part) -> SQL {
        """
        SELECT id, priority, available_at FROM jobs WHERE \(condition) ORDER BY priority, available_at, id \
        LIMIT \(part.limit)\(skipping(part.dialect))
        """
    }

    /// The rows of a status among the first of an index that is not in the order of priorities.
    ///
    /// The date is asked again of the row that was locked: another worker may have claimed or renewed it since
    /// PostgreSQL's snapshot. `IS TRUE` keeps the planner from an index that is not in the order of priorities.
    private static func window(
        _ status: StaticString, _ condition: SQL, _ isDue: SQL, _ part: Part
    ) -> SQL {
        let ids: SQL = "SELECT id FROM jobs WHERE \(condition) LIMIT \(part.window)"
        let listed: SQL = part.dialect.kind == .postgres ? "= ANY(ARRAY(\(ids)))" : "IN (\(ids))"
        return "status = '\(unsafe: "\(status)")' AND id \(listed) AND (\(isDue)) IS TRUE"
    }
}
