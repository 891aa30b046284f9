import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSupport
import FerroTesting
import Foundation
import Synchronization
import Testing

/// How long PostgreSQL's locks may hold up a worker, and what a snapshot that is old may hide from a push.
@Suite(.enabled(if: SQLKind.postgresURL != nil), .timeLimit(.minutes(2))) struct SQLPatienceTests {
    /// What becomes of a job whose worker died.
    private static let damages: [SQL] = ["cancel_requested_at = now()", "headers = 'no JSON'"]

    @Test(arguments: damages.indices)
    func `a claim does not wait for a locked batch while it holds good jobs`(index: Int) async throws {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            let batches = bench.engine.stores.batches
            let batch = try await batches.create(
                BatchDraft(name: "b"), jobs: [bench.draft("odd")], now: bench.start, on: nil)
            #expect(try await bench.claim().count == 1)
            try await database.execute("UPDATE jobs SET \(Self.damages[index])")
            try await bench.push(bench.draft("good"))
            let claims = try await database.transaction { db in
                try await db.execute("SELECT 1 FROM job_batches FOR UPDATE")
                // Whoever waited for this lock would wait for the end of this closure.
                return try await Task.detached { try await bench.claim(at: 40) }.value
            }
            #expect(claims.map(\.envelope.name) == ["good"])
            #expect(try await bench.done(claims, at: 41).isEmpty)
            #expect(try await batches.find(batch)?.pending == 1)
            // What could not be ended then is ended when it comes again.
            #expect(try await bench.claim(at: 80).isEmpty)
            #expect(try await batches.find(batch)?.pending == 0)
            #expect(try await bench.count("status = 'claimed'") == 0)
        }
    }

    @Test func `a heartbeat renews a row whose lock goes while it waits`() async throws {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            try await bench.push(bench.draft())
            let claims = try await bench.claim()
            var patient = bench.engine
            patient.patience.heartbeat = .seconds(60)
            let engine = patient
            let beat = try await database.transaction { db in
                try await db.execute("SELECT 1 FROM jobs FOR UPDATE")
                let beat = Task.detached {
                    try await engine.heartbeat(claims, lease: .seconds(600), now: bench.date(20))
                }
                try await until("waiting for the row", within: .seconds(60)) {
                    try await db.value(
                        """
                        SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
                        """) == 1
                }
                return beat
            }
            #expect(try await beat.value == HeartbeatAnswer())
            #expect(try await bench.count("lease_until = \(bench.date(620))") == 1)
        }
    }

    /// What a worker makes of the job that holds the key, after the pusher's snapshot; whether the key is free then.
    private static let endings: [(kind: JobEnding.Kind, frees: Bool)] = [
        (.done, true), (.released(at: Date(timeIntervalSince1970: 0)), false),
    ]

    @Test(arguments: [TransactionIsolation.repeatableRead, .serializable], endings.indices)
    func `a unique push is not lost to a job that ended after the transaction's snapshot`(
        isolation: TransactionIsolation, index: Int
    ) async throws {
        let (kind, frees) = Self.endings[index]
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            let key = JobUniqueness(key: "k", scope: .done)
            try await bench.push(bench.draft(unique: key))
            let claim = try #require(try await bench.claim().first)
            let isFirst = FirstTime()
            let receipt = try await database.transaction(isolation: isolation) { db in
                #expect(try await db.value("SELECT count(*) FROM jobs") == 1)
                if isFirst.take() {
                    try await Task.detached {
                        let refused = try await bench.engine.finish([JobEnding(claim, kind, at: bench.start)])
                        #expect(refused.isEmpty)
                    }.value
                }
                return try await bench.push(bench.draft(unique: key), on: db).first
            }
            #expect(receipt?.isNew == frees)
            #expect((receipt?.id == claim.envelope.id) == !frees)
            #expect(try await bench.count("held_key = 'k'") == 1)
        }
    }

    private final class FirstTime: Sendable {
        private let isTaken = Atomic(false)
        func take() -> Bool { !isTaken.exchange(true, ordering: .relaxed) }
    }
}
