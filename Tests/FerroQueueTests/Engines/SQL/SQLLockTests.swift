import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSupport
import FerroTesting
import Foundation
import Testing

/// What a worker on PostgreSQL does while transactions of others stay open.
@Suite(.enabled(if: SQLKind.postgresURL != nil), .timeLimit(.minutes(2))) struct SQLLockTests {
    @Test func `a unique push in a transaction that stays open holds up neither the heartbeat nor the end of the job`()
        async throws
    {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            for scope in [JobUniqueness.Scope.done, .time] {
                let key = JobUniqueness(key: "k", scope: scope, until: bench.date(1000))
                try await bench.push(bench.draft(unique: key))
                let claims = try await bench.claim()
                try #require(claims.count == 1)
                try await database.transaction { db in
                    let receipt = try await bench.push(bench.draft(unique: key), on: db).first
                    #expect(receipt == JobReceipt(id: claims[0].envelope.id, isNew: false))
                    // Whoever waited for a lock of this transaction would wait for the end of this closure.
                    try await Task.detached {
                        for seconds in [20.0, 40, 60] {
                            let now = bench.date(seconds)
                            let answer = try await bench.engine.heartbeat(claims, lease: .seconds(30), now: now)
                            #expect(answer == HeartbeatAnswer())
                            #expect(try await bench.count("lease_until = \(now.addingTimeInterval(30))") == 1)
                        }
                        let state = JobCheckpoint(
                            claim: claims[0], state: [0x7b, 0x7d], lease: .seconds(30), now: bench.date(60))
                        try await bench.engine.save(state)
                        #expect(try await bench.done(claims, at: 70).isEmpty)
                    }.value
                }
                try await database.execute("DELETE FROM jobs")
            }
        }
    }

    @Test func `a job that waits is not started before the transaction that pushed it again has committed`()
        async throws
    {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            for scope in [JobUniqueness.Scope.started, .done] {
                let key = JobUniqueness(key: "k", scope: scope)
                try await bench.push(bench.draft(unique: key))
                try await database.transaction { db in
                    #expect(try await bench.push(bench.draft(unique: key), on: db).first?.isNew == false)
                    // It would see the app's rows as they were before this transaction.
                    let claims = try await Task.detached { try await bench.claim() }.value
                    #expect(claims.isEmpty)
                }
                let claims = try await bench.claim()
                #expect(claims.count == 1)
                #expect(try await bench.done(claims).isEmpty)
            }
        }
    }

    @Test func `a heartbeat does not wait for long for a lock, loses nothing by it, and says what it did not renew`()
        async throws
    {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            try await bench.push(bench.draft("locked"), bench.draft("free"))
            let claims = try await bench.claim()
            try #require(claims.count == 2)
            try await database.transaction { db in
                try await db.execute("SELECT 1 FROM jobs WHERE job_type = 'locked' FOR UPDATE")
                try await Task.detached {
                    for seconds in [10.0, 35] {
                        let now = bench.date(seconds)
                        let answer = try await bench.engine.heartbeat(claims, lease: .seconds(30), now: now)
                        let locked = claims.filter { $0.envelope.name == "locked" }
                        #expect(answer == HeartbeatAnswer(unrenewed: locked))
                    }
                    #expect(try await bench.claim(at: 36).isEmpty)
                }.value
            }
            let answer = try await bench.engine.heartbeat(claims, lease: .seconds(30), now: bench.date(36))
            #expect(answer == HeartbeatAnswer())
            #expect(try await bench.claim(at: 65).isEmpty)
        }
    }

    /// What is done to a due job before a claim looks at it, and between its look and its lock.
    private static let changes: [(before: SQL, meanwhile: SQL)] = [
        ("status = 'pending'", "status = 'delayed', available_at = TIMESTAMPTZ '2100-01-01'"),
        ("status = 'delayed'", "available_at = TIMESTAMPTZ '2100-01-01'"),
        ("status = 'claimed', lease_until = available_at", "lease_until = TIMESTAMPTZ '2100-01-01'"),
    ]

    @Test(arguments: changes.indices)
    func `a job that moved between a claim's snapshot and its lock is not claimed early`(index: Int) async throws {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            try await bench.push(bench.draft())
            try await database.execute("UPDATE jobs SET \(Self.changes[index].before)")
            // A claim asks which queues are paused before it looks for jobs: there it waits, its snapshot taken.
            let key = Int32.random(in: 1 ... .max)
            for statement in Self.slowQueues(key) { try await database.execute(statement) }
            let claim = try await database.transaction { db in
                try await db.execute("SELECT pg_advisory_xact_lock(\(key)::bigint)")
                let claim = Task.detached { try await bench.claim() }
                try await until("a claim waits", within: .seconds(60)) {
                    try await db.value(
                        """
                        SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = 0 \
                        AND objid::bigint = \(key)
                        """) == 1
                }
                try await Task.detached {
                    _ = try await database.execute("UPDATE jobs SET \(Self.changes[index].meanwhile)")
                }.value
                return claim
            }
            let taken = try await claim.value
            #expect(taken.isEmpty)
            #expect(try await bench.count("attempts = 0") == 1)
        }
    }

    private static func slowQueues(_ key: Int32) -> [SQL] {
        [
            "ALTER TABLE job_queues RENAME TO queues_kept",
            """
            CREATE FUNCTION queues() RETURNS SETOF queues_kept LANGUAGE plpgsql AS \
            'BEGIN PERFORM pg_advisory_xact_lock(\(unsafe: "\(key)")); RETURN QUERY SELECT * FROM queues_kept; END'
            """,
            "CREATE VIEW job_queues AS SELECT * FROM queues()",
        ]
    }
}
