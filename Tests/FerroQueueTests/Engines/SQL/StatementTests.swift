import FerroSQL
import FerroSupport
import Foundation
import Testing

@testable import FerroQueue

@Suite struct StatementTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func claim(_ queues: [QueueName], _ dialect: Dialect) -> SQLStatement {
        let request = ClaimRequest(queues: queues, limit: 5, workerID: "w", lease: .seconds(30), now: now)
        return SQLStatement(JobsTable.claim(request, dialect: dialect, clock: .caller), dialect: dialect)
    }

    @Test func `a claim is one statement that begins as a write`() {
        for dialect in [Dialect.sqlite, .postgres] {
            let statement = claim(["mail"], dialect)
            #expect(statement.text.hasPrefix("UPDATE jobs SET status = 'claimed', "))
            #expect(statement.text.contains(" RETURNING id, token, queue, "))
            #expect(statement.binds.first == .timestamp(now.addingTimeInterval(30)))
        }
    }

    @Test func `PostgreSQL passes over rows that another worker has locked, in every branch of every queue`() {
        #expect(claim(["mail", "low"], .postgres).text.ranges(of: " FOR UPDATE SKIP LOCKED").count == 6)
        #expect(!claim(["mail", "low"], .sqlite).text.contains("FOR UPDATE"))
    }

    @Test func `the text of a claim depends on the number of queues alone`() {
        #expect(claim(["a", "b"], .postgres).text == claim(["c", "d"], .postgres).text)
    }

    @Test func `one text on PostgreSQL records any number of jobs that are done`() {
        let texts = [2, 3, 50].map { count in
            let holds = (0..<count).map { Hold(id: JobID(Int64(count - $0)), token: 7) }
            return JobsTable.remove(holds, dialect: .postgres).map { SQLStatement($0, dialect: .postgres).text }
        }
        #expect(
            Set(texts) == [
                [
                    """
                    DELETE FROM jobs USING unnest($1::bigint[], $2::bigint[]) AS named (id, token) WHERE \
                    jobs.id = named.id AND jobs.token = named.token AND jobs.status = 'claimed' RETURNING jobs.id, jobs.token
                    """
                ]
            ])
    }

    @Test func `claims are renewed in the order of their ids, so that two statements lock them in one order`() {
        let holds = [Hold(id: 9, token: 1), Hold(id: 2, token: 4)]
        let statements = JobsTable.heartbeat(holds, until: "\(now)", dialect: .postgres)
        #expect(
            SQLStatement(statements[0], dialect: .postgres).binds
                == [.timestamp(now), .array([.integer(2), .integer(9)]), .array([.integer(4), .integer(1)])])
        #expect(JobsTable.heartbeat(holds, until: "\(now)", dialect: .sqlite).count == 2)
    }
}
