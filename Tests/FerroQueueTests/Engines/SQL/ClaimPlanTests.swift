import FerroPostgres
import FerroSQL
import FerroSQLite
import FerroSupport
import FerroTesting
import Foundation
import Testing

@testable import FerroQueue

/// 100 000 jobs that are due, as many delayed ones, half of which are due, and as many that are done.
@Suite struct ClaimPlanTests {
    private static let rows = 100_000

    private func fill(_ bench: SQLBench) async throws {
        let numbers: SQL =
            bench.database.dialect == .postgres
            ? "SELECT n FROM generate_series(1, \(Self.rows)) AS numbers (n)"
            : """
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(Self.rows)) \
            SELECT n FROM numbers
            """
        for (status, date, ended) in [
            ("pending", bench.start, nil), ("delayed", bench.date(-1), nil), ("delayed", bench.date(60), nil),
            ("done", bench.start, bench.start),
        ] as [(String, Date, Date?)] {
            let half: SQL = status == "delayed" ? "WHERE n % 2 = 0" : ""
            try await bench.database.execute(
                """
                INSERT INTO jobs (queue, job_type, payload, status, priority, max_retries, available_at, created_at, \
                finished_at) SELECT CASE WHEN n % 3 = 0 THEN 'low' ELSE 'default' END, 'job', '{}', \(status), n % 5, \
                3, \(date), \(bench.start), \(ended) FROM (\(numbers)) AS series \(half)
                """)
        }
    }

    private func plan(_ explain: SQL, _ statement: SQL, on database: Database) async throws -> [String] {
        let column = database.dialect == .postgres ? 0 : 3
        return try await database.rows(explain + " " + statement).map { try $0.decode(at: column) }
    }

    @Test(.enabled(if: SQLKind.postgresURL != nil), arguments: [LeaseClock.store, .caller])
    func `PostgreSQL visits a few rows to claim ten jobs, however many wait, and none of a later queue`(
        clock: LeaseClock
    ) async throws {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            try await fill(bench)
            try await database.execute("ANALYZE jobs")
            let claim = JobsTable.claim(
                bench.request(10, queues: ["default", "low"]), dialect: .postgres, clock: clock)
            let lines = try await plan("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF)", claim, on: database)
            #expect(!lines.contains { $0.contains("Seq Scan") })
            #expect(lines.contains { $0.contains("Index Scan using jobs_pending") && $0.contains("actual rows=10") })
            #expect(lines.contains { $0.contains("Index Scan using jobs_pending") && $0.contains("never executed") })
            // The most is the window of the delayed jobs: eight times the limit.
            let visited = lines.compactMap { $0.firstMatch(of: /actual rows=(\d+) loops=1\)/).flatMap { Int($0.1) } }
            #expect((visited.max() ?? .max) <= 80)
            #expect(!lines.contains { $0.contains("Rows Removed") })
        }
    }

    @Test(.enabled(if: SQLKind.postgresURL != nil))
    func `plans that PostgreSQL made for an empty table read no backlog`() async throws {
        try await withPostgres { owner, url in
            var configuration = try PostgresConfiguration(url: url)
            configuration.pool = PoolConfiguration(minimum: 1, maximum: 1)
            let database = Database(try await PostgresDatabase(configuration))
            let bench = SQLBench(database)
            try await owner.execute("VACUUM ANALYZE jobs")
            // The sixth run is the first whose plan is kept.
            for _ in 0..<8 {
                #expect(try await bench.claim(10).isEmpty)
                let draft = bench.draft()
                let gone = [1, 2].map { Claim(envelope: JobEnvelope(id: JobID($0), draft: draft), token: 1) }
                #expect(try await bench.done(gone).count == 2)
                #expect(try await bench.engine.heartbeat(gone, lease: .seconds(9), now: bench.start).lost.count == 2)
            }
            try await fill(SQLBench(owner))
            let scans = try await database.transaction { db in
                let bench = SQLBench(db)
                let claims = try await bench.claim(10)
                #expect(claims.count == 10)
                #expect(try await bench.engine.heartbeat(claims, lease: .seconds(9), now: bench.start).lost.isEmpty)
                #expect(try await bench.done(claims).isEmpty)
                return try await db.value("SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'jobs'") as Int
            }
            #expect(scans == 0)
            await database.close()
        }
    }

    @Test func `SQLite looks at the beginning of each index and sorts no backlog`() async throws {
        let database = Database(try await SQLiteDatabase())
        try await database.createJobs()
        let bench = SQLBench(database)
        try await fill(bench)
        for isAnalyzed in [false, true] {
            if isAnalyzed { try await database.execute("ANALYZE") }
            let claim = JobsTable.claim(bench.request(10), dialect: .sqlite, clock: .caller)
            for statement in [claim, JobsTable.peek(bench.request(10))] {
                let lines = try await plan("EXPLAIN QUERY PLAN", statement, on: database)
                #expect(!lines.contains { $0.hasPrefix("SCAN jobs") })
                let searches = Set(
                    lines.filter { $0.hasPrefix("SEARCH jobs ") }.map { $0.replacing("COVERING ", with: "") })
                #expect(
                    searches == [
                        "SEARCH jobs USING INDEX jobs_pending (queue=?)",
                        "SEARCH jobs USING INDEX jobs_delayed (queue=? AND available_at<?)",
                        "SEARCH jobs USING INDEX jobs_claimed (queue=? AND lease_until<?)",
                        "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)",
                    ])
                // What is sorted is what LIMIT has left: the index itself is in the order of the claim.
                let waiting = try #require(lines.firstIndex { $0.contains("jobs_pending") })
                #expect(lines[waiting + 1].hasPrefix("SCAN waiting0"))
            }
        }
        await database.close()
    }
}
