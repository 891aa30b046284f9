import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSQLite
import FerroSupport
import FerroTesting
import Foundation
import Testing

@Suite struct SQLConcurrencyTests {
    private struct Deliberate: Error {}

    @Test(arguments: SQLKind.allCases)
    func `eight workers that claim and finish at once never share a job`(kind: SQLKind) async throws {
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            _ = try await bench.engine.push((0..<400).map { bench.draft(after: $0 % 2 == 0 ? 0 : 5) }, on: nil)
            let ids = try await withThrowingTaskGroup(of: [JobID].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var ids: [JobID] = []
                        while true {
                            let claims = try await bench.claim(7, at: 10)
                            if claims.isEmpty {
                                let left = try await bench.count("status <> 'claimed'")
                                if left == 0 { return ids }
                            }
                            #expect(try await bench.done(claims, at: 11).isEmpty)
                            ids += claims.map(\.envelope.id)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(ids.count == 400)
            #expect(Set(ids).count == 400)
            #expect(try await bench.count() == 0)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `of twenty pushes of one key in transactions at once one stays, whoever rolls back`(kind: SQLKind) async throws
    {
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            let draft = bench.draft(unique: JobUniqueness(key: "k", scope: .done))
            let receipts = await withTaskGroup(of: JobReceipt?.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try? await database.transaction { db in
                            let receipt = try await bench.push(draft, on: db).first
                            if number % 2 == 0 { throw Deliberate() }
                            return receipt
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let committed = receipts.compactMap { $0 }
            #expect(committed.count == 10)
            #expect(committed.count { $0.isNew } == 1)
            #expect(Set(committed.map(\.id)).count == 1)
            let stored = try await bench.count()
            #expect(stored == 1)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `a batch whose jobs are finished at once counts each of them once and ends once`(kind: SQLKind) async throws {
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            let batches = bench.engine.stores.batches
            var ids: [BatchID] = []
            for name in ["a", "b"] {
                ids.append(
                    try await batches.create(
                        BatchDraft(name: name, onEnd: [bench.draft("end", queue: "ends")], allowsFailures: true),
                        jobs: (0..<30).map { _ in bench.draft() }, now: bench.start, on: nil))
            }
            let claims = try await bench.claim().shuffled()
            try #require(claims.count == 60)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        for index in stride(from: worker, to: 60, by: 8) {
                            // Each of them twice: the second one is refused and must not count.
                            for _ in 0..<2 {
                                let failure = JobFailure(attempt: 1, at: bench.start, message: "no")
                                let kind: JobEnding.Kind = index % 3 == 0 ? .failed(failure) : .done
                                _ = try await bench.engine.finish([JobEnding(claims[index], kind, at: bench.start)])
                            }
                        }
                    }
                    group.addTask {
                        _ = try await bench.engine.heartbeat(claims, lease: .seconds(30), now: bench.start)
                    }
                }
                try await group.waitForAll()
            }
            let found = try await [batches.find(ids[0]), batches.find(ids[1])].compactMap { $0 }
            #expect(found.map(\.pending) == [0, 0])
            #expect(found.map(\.failed).reduce(0, +) == 20)
            #expect(try await bench.claim(queues: ["ends"]).count == 2)
        }
    }

    @Test(.enabled(if: SQLKind.postgresURL != nil))
    func `a server process that dies in the middle of a finish has recorded all of it or nothing`() async throws {
        try await withPostgres { database, _ in
            let bench = SQLBench(database)
            let batch = try await bench.engine.stores.batches.create(
                BatchDraft(name: "a"), jobs: [bench.draft()], now: bench.start, on: nil)
            let claim = try #require(try await bench.claim().first)
            try await database.execute(
                """
                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS \
                'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END'
                """)
            // By then the job's row is deleted.
            try await database.execute(
                "CREATE TRIGGER die BEFORE UPDATE ON job_batches FOR EACH ROW EXECUTE FUNCTION die()")
            let ending = JobEnding(claim, .done, at: bench.start, successors: [bench.draft("next")])
            await #expect(throws: SQLError.self) { try await bench.engine.finish([ending]) }
            #expect(try await bench.count("status = 'claimed'") == 1)
            #expect(try await bench.count() == 1)
            try await database.execute("DROP TRIGGER die ON job_batches")
            #expect(try await bench.engine.finish([ending]).isEmpty)
            #expect(try await bench.engine.stores.batches.find(batch)?.pending == 0)
            #expect(try await bench.claim().map(\.envelope.name) == ["next"])
        }
    }
}
