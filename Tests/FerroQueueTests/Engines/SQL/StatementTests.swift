import FerroSQL
import FerroSupport
import Foundation
import Testing

@testable import FerroQueue

@Suite struct StatementTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func claim(_ queues: [QueueName], _ dialect: Dialect) -> SQLStatement {
        let request = ClaimRequest(queues: queues, limit: 5, workerID: "w", lease: .seconds(30), now: now)
        return SQLStatement(JobsTable.claim(request, dialect: dialect), dialect: dialect)
    }

    @Test func `SQLite claims in one statement that begins as a write`() {
        let statement = claim(["mail"], .sqlite)
        #expect(
            statement.text == """
                UPDATE jobs SET status = 'claimed', attempts = attempts + 1, token = token + 1, lease_until = ?1, \
                claimed_at = ?2, claimed_by = ?3 WHERE id IN (WITH due AS MATERIALIZED (\
                SELECT * FROM (SELECT id, 0 AS rank, available_at FROM jobs WHERE queue = ?4 AND status = 'pending' \
                AND available_at <= ?5 ORDER BY available_at, id LIMIT ?6) AS waiting0 UNION ALL \
                SELECT * FROM (SELECT id, 0 AS rank, available_at FROM jobs WHERE queue = ?7 AND status = 'claimed' \
                AND lease_until <= ?8 ORDER BY available_at, id LIMIT ?9) AS expired0), \
                picked AS MATERIALIZED (SELECT id FROM due ORDER BY rank, available_at, id LIMIT ?10) \
                SELECT id FROM picked) RETURNING id, queue, job_type, payload, attempts, max_retries, token, \
                available_at, created_at, request_id
                """)
        #expect(statement.binds.first == .timestamp(now.addingTimeInterval(30)))
        #expect(statement.binds[3] == .text("mail"))
    }

    @Test func `PostgreSQL passes over rows that another worker has locked, in every branch`() {
        let statement = claim(["mail", "low"], .postgres)
        #expect(statement.text.contains("LIMIT $6 FOR UPDATE SKIP LOCKED) AS waiting0 UNION ALL"))
        #expect(statement.text.contains("SELECT id, 1 AS rank, available_at FROM jobs WHERE queue = $10"))
        #expect(statement.text.ranges(of: " FOR UPDATE SKIP LOCKED").count == 4)
    }

    @Test func `a heartbeat names each claim by id and token`() {
        let draft = JobDraft(
            name: "a", queue: .default, payload: [], maxAttempts: 1, createdAt: now, availableAt: now)
        let claims = [1, 2].map { Claim(envelope: JobEnvelope(id: JobID($0), draft: draft), token: $0 + 10) }
        let statement = SQLStatement(JobsTable.heartbeat(claims, until: now), dialect: .postgres)
        #expect(
            statement.text == """
                UPDATE jobs SET lease_until = $1 WHERE status = 'claimed' AND (id, token) IN (VALUES \
                (CAST($2 AS BIGINT), CAST($3 AS BIGINT)), (CAST($4 AS BIGINT), CAST($5 AS BIGINT))) \
                RETURNING id, token
                """)
        #expect(statement.binds == [.timestamp(now), .integer(1), .integer(11), .integer(2), .integer(12)])
    }
}
