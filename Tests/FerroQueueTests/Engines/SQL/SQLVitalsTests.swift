import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSupport
import FerroTesting
import Testing

/// A worker on PostgreSQL whose jobs take every connection of their pool.
@Suite(.enabled(if: SQLKind.postgresURL != nil), .timeLimit(.minutes(2))) struct SQLVitalsTests {
    private func open(
        _ url: String, _ connections: Int, patience: Duration = .seconds(60)
    ) async throws -> Database {
        var configuration = try PostgresConfiguration(url: url)
        configuration.pool = PoolConfiguration(minimum: 0, maximum: connections, acquireTimeout: patience)
        return Database(try await PostgresDatabase(configuration))
    }

    /// Runs a closure while transactions hold both connections of a pool that may write, and on connections of the worker's own.
    private func withBusyPool(
        _ body: @escaping @Sendable (_ jobs: Database, _ vitals: Database, _ owner: SQLBench) async throws -> Void
    ) async throws {
        try await withPostgres { owner, url in
            // One of three is for statements that only read.
            let jobs = try await open(url, 3, patience: .seconds(5))
            let vitals = try await open(url, SQLEngine.vitalConnections)
            let bench = SQLBench(owner)
            try await jobs.transaction { one in
                try await one.execute("SET LOCAL statement_timeout = 0")
                try await Task.detached {
                    try await jobs.transaction { other in
                        try await other.execute("SET LOCAL statement_timeout = 0")
                        try await Task.detached { try await body(jobs, vitals, bench) }.value
                    }
                }.value
            }
            await vitals.close()
            await jobs.close()
        }
    }

    @Test func `leases are kept and endings recorded while jobs hold every connection of their pool`() async throws {
        try await withBusyPool { jobs, vitals, owner in
            let starved = SQLEngine(jobs, leaseClock: .caller)
            let engine = starved.keeping(vitals: vitals)
            let batch = try await owner.engine.stores.batches.create(
                BatchDraft(name: "b", onEnd: [owner.draft("end")]), jobs: [owner.draft()], now: owner.start, on: nil)
            try await owner.push(owner.draft())
            let claims = try await engine.claim(owner.request())
            try #require(claims.count == 2)
            await #expect(throws: SQLError.self) {
                _ = try await starved.heartbeat(claims, lease: .seconds(30), now: owner.date(20))
            }
            // Ten beats are more than three leases.
            for beat in 1...10 {
                let now = owner.date(Double(beat) * 10)
                #expect(try await engine.heartbeat(claims, lease: .seconds(30), now: now) == HeartbeatAnswer())
                #expect(try await owner.claim(at: Double(beat) * 10 + 25).isEmpty)
            }
            let state = JobCheckpoint(claim: claims[0], state: [0x7b, 0x7d], lease: .seconds(30), now: owner.date(110))
            try await engine.save(state)
            let endings = claims.map { JobEnding($0, .done, at: owner.date(120)) }
            #expect(try await engine.finish(endings).isEmpty)
            #expect(try await owner.engine.stores.batches.find(batch)?.finishedAt == owner.date(120))
            #expect(try await owner.claim(at: 200).map(\.envelope.name) == ["end"])
        }
    }

    @Test func `a worker runs its jobs to their end while others hold every connection of the pool`() async throws {
        try await withBusyPool { jobs, vitals, owner in
            let engine = SQLEngine(jobs, leaseClock: .caller).keeping(vitals: vitals)
            let shop = Workshop(engine: engine)
            let other = Workshop(engine: owner.engine, clock: shop.clock)
            try await other.queue.push(Waiting())
            let worker = try shop.worker()
            async let runs = worker.drain()
            await shop.journal.noted("started")
            for beat in 1...5 {
                await shop.clock.sleeper(until: .seconds(10 * beat))
                shop.clock.advance(by: .seconds(10))
                await shop.clock.sleeper(until: .seconds(10 * (beat + 1)))
                #expect(try await other.claim().isEmpty)
            }
            shop.journal.open("gate")
            #expect(try await runs == 1)
            #expect(worker.statistics.processed == 1)
            #expect(shop.journal.notes == ["started", "finished"])
            #expect(try await owner.count() == 0)
        }
    }

    @Test func `a statement inside a transaction of the jobs' database stays in it`() async throws {
        struct Deliberate: Error {}
        try await withPostgres { database, url in
            let vitals = try await open(url, 1)
            let bench = SQLBench(database)
            try await bench.push(bench.draft())
            _ = try? await database.transaction { db in
                let engine = SQLEngine(db, leaseClock: .caller).keeping(vitals: vitals)
                #expect(try await engine.claim(bench.request()).count == 1)
                throw Deliberate()
            }
            #expect(try await bench.count("status = 'pending'") == 1)
            await vitals.close()
        }
    }
}
