import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSupport
import FerroTesting
import Foundation
import Testing

/// Workers of one PostgreSQL whose own clocks are far apart.
@Suite(.enabled(if: SQLKind.postgresURL != nil)) struct SQLLeaseClockTests {
    private let present = Date()

    private func withEngines(_ body: (SQLBench, SQLEngine, SQLEngine) async throws -> Void) async throws {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            for _ in 0..<3 {
                try await database.execute(
                    """
                    INSERT INTO jobs (queue, job_type, payload, status, max_retries, available_at, created_at) \
                    VALUES ('default', 'job', '{}', 'pending', 3, now() - interval '1 day', now() - interval '1 day')
                    """)
            }
            try await body(bench, SQLEngine(database), SQLEngine(database))
        }
    }

    /// A claim by a worker whose clock is some hours wrong.
    private func request(_ hours: Double, lease: Duration) -> ClaimRequest {
        ClaimRequest(
            queues: [.default], limit: 10, workerID: "w", lease: lease, now: present.addingTimeInterval(hours * 3600))
    }

    @Test(arguments: [-9.0, 0, 9])
    func `a worker whose clock is hours wrong takes no job of another's, and loses none`(hours: Double) async throws {
        try await withEngines { bench, right, wrong in
            let claims = try await wrong.claim(request(hours, lease: .hours(1)))
            #expect(claims.count == 3)
            #expect(try await right.claim(request(0, lease: .hours(1))).isEmpty)
            #expect(try await wrong.claim(request(9, lease: .hours(1))).isEmpty)
            let answer = try await wrong.heartbeat(
                claims, lease: .hours(2), now: present.addingTimeInterval(hours * 3600))
            #expect(answer == HeartbeatAnswer())
            try await wrong.save(
                JobCheckpoint(
                    claim: claims[0], state: [0x7b, 0x7d], lease: .hours(2),
                    now: present.addingTimeInterval(hours * 3600)))
            #expect(try await right.claim(request(0, lease: .hours(1))).isEmpty)
            let ends: SQL = "lease_until BETWEEN now() + interval '1 hour' AND now() + interval '2 hours'"
            #expect(try await bench.count(ends) == 3)
        }
    }

    @Test(arguments: [-9.0, 0, 9])
    func `a lease that is over is over for everybody, whatever their clocks say`(hours: Double) async throws {
        try await withEngines { bench, right, wrong in
            let claims = try await wrong.claim(request(hours, lease: .zero))
            #expect(claims.count == 3)
            let taken = try await right.claim(request(-1, lease: .zero))
            #expect(taken.map(\.envelope.crashes) == [1, 1, 1])
            #expect(try await wrong.heartbeat(claims, lease: .hours(1), now: present).lost.count == 3)
        }
    }
}
