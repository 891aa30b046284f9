import FerroQueue
import FerroSQL
import FerroSQLite
import FerroSupport
import FerroTesting
import Foundation
import Testing

@Suite struct SQLRowTests {
    /// What somebody can write into a row by hand, and a word of what is said about it.
    private static let damages: [(SQL, String)] = [
        ("headers = 'no JSON'", "headers"), ("unique_key = 'k', unique_scope = 'forever'", "unique_scope"),
    ]

    @Test(arguments: SQLKind.allCases, damages.indices)
    func `a row that cannot be read is kept aside, and holds up no claim, list or number`(
        kind: SQLKind, index: Int
    ) async throws {
        let (change, word) = Self.damages[index]
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            let receipts = try await bench.push(bench.draft("bad"), bench.draft("good"))
            try await database.execute("UPDATE jobs SET \(change) WHERE id = \(receipts[0].id.rawValue)")
            let administration = bench.engine.stores.administration
            let listed = try await administration.list(JobFilter(), limit: 9, now: bench.start)
            #expect(listed.map(\.envelope.name) == ["good"])
            #expect(try await administration.find(receipts[0].id, now: bench.start) == nil)
            #expect(try await bench.claim().map(\.envelope.name) == ["good"])
            #expect(try await administration.stats(now: bench.start).totalFailed == 1)
            let error: String = try await database.value("SELECT error FROM jobs WHERE status = 'failed'")
            #expect(error.contains(word))
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `rows that cannot be read fail beside good ones, which run, and count in their batch`(
        kind: SQLKind
    ) async throws {
        try await kind.withDatabase { database in
            let shop = Workshop(engine: SQLEngine(database, leaseClock: .caller))
            let texts = ["a", "payload", "b", "headers", "c"]
            _ = try await shop.queue.batch("b", texts.map { WriteNote(text: $0) }) { $0.allowsFailures = true }
            try await database.execute("UPDATE jobs SET payload = '{\"text\":' WHERE payload LIKE '%payload%'")
            try await database.execute("UPDATE jobs SET headers = '[' WHERE payload LIKE '%headers%'")
            _ = try await shop.worker().drain()
            #expect(shop.journal.notes.sorted() == ["a", "b", "c"])
            let statuses: [String] = try await database.rows("SELECT status FROM jobs").map { try $0.decode(at: 0) }
            #expect(statuses == ["failed", "failed"])
            let counts = try #require(
                try await database.first("SELECT total, pending, failed FROM job_batches"))
            #expect(try (0..<3).map { try counts.decode(at: $0) as Int } == [5, 0, 2])
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `counters at their end and a state that no job has stop nothing`(kind: SQLKind) async throws {
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            let receipts = try await bench.push(bench.draft("a"), bench.draft("b"), bench.draft("c"))
            try await database.execute(
                "UPDATE jobs SET attempts = 2147483647, token = 2147483647 WHERE id = \(receipts[0].id.rawValue)")
            try await database.execute("UPDATE jobs SET status = 'odd' WHERE id = \(receipts[1].id.rawValue)")
            let claims = try await bench.claim()
            #expect(claims.map(\.envelope.name) == ["a", "c"])
            #expect(claims.first?.isExhausted == true)
            #expect(try await bench.engine.stores.administration.stats(now: bench.start).queues.map(\.running) == [2])
            let failure = JobFailure(attempt: .max, at: bench.start, message: "exhausted")
            #expect(try await bench.engine.finish([JobEnding(claims[0], .failed(failure), at: bench.start)]).isEmpty)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `an error of an earlier version, which is no JSON, is the message of an attempt`(kind: SQLKind) async throws {
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            try await bench.push(bench.draft())
            try await database.execute("UPDATE jobs SET error = 'no route'")
            #expect(try await bench.claim().first?.envelope.failures.map(\.message) == ["no route"])
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `a key that outlives its job is no job, and goes when it is free`(kind: SQLKind) async throws {
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            let administration = bench.engine.stores.administration
            let minute = JobUniqueness(key: "k", scope: .time, until: bench.date(60))
            let receipt = try #require(try await bench.push(bench.draft(unique: minute)).first)
            let refused = try await bench.done(try await bench.claim())
            #expect(refused.isEmpty)
            #expect(try await bench.count("status = 'key' AND payload = '{}'") == 1)
            #expect(try await administration.list(JobFilter(), limit: 9, now: bench.start).isEmpty)
            #expect(try await administration.find(receipt.id, now: bench.start) == nil)
            #expect(try await administration.stats(now: bench.start) == QueueStats())
            #expect(try await administration.prune([.done], endedBefore: bench.date(59), limit: 9) == 0)
            #expect(try await administration.prune([.done], endedBefore: bench.date(61), limit: 9) == 1)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `with a retention jobs that ended stay until they are pruned`(kind: SQLKind) async throws {
        try await kind.withDatabase { database in
            let bench = SQLBench(database, retention: .seconds(60))
            let receipts = try await bench.push(bench.draft("a"), bench.draft("b"), bench.draft("c"))
            let administration = bench.engine.stores.administration
            #expect(try await administration.change(.cancel, .ids([receipts[2].id]), now: bench.start) == 1)
            let refused = try await bench.done(try await bench.claim(), at: 5)
            #expect(refused.isEmpty)
            let done = try await administration.list(JobFilter(state: .done), limit: 9, now: bench.start)
            #expect(done.map(\.envelope.name) == ["b", "a"])
            #expect(done.map(\.finishedAt) == [bench.date(5), bench.date(5)])
            #expect(try await administration.find(receipts[2].id, now: bench.start)?.state == .cancelled)
            #expect(try await administration.prune([.done, .cancelled], endedBefore: bench.date(6), limit: 2) == 2)
            #expect(try await bench.count() == 1)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `a payload that no text holds is refused before anything is stored`(kind: SQLKind) async throws {
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            for bytes: [UInt8] in [[0xff], [0x22, 0x00, 0x22]] {
                var draft = bench.draft()
                draft.payload = bytes
                let error = await #expect(throws: QueueError.self) { try await bench.push(bench.draft(), draft) }
                #expect(error?.code == .encoding)
            }
            let count = try await bench.count()
            #expect(count == 0)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `thousands of jobs are stored at once, their receipts in order`(kind: SQLKind) async throws {
        try await kind.withDatabase { database in
            let bench = SQLBench(database)
            let receipts = try await bench.engine.push((0..<2500).map { bench.draft("job \($0)") }, on: nil)
            #expect(Set(receipts.map(\.id)).count == 2500)
            let claims = try await bench.claim(2500)
            #expect(claims.map(\.envelope.name) == (0..<2500).map { "job \($0)" })
            #expect(claims.map(\.envelope.id) == receipts.map(\.id))
            #expect(try await bench.done(claims).isEmpty)
        }
    }

    @Test func `an idle worker on SQLite does not wait for the write lock`() async throws {
        try await withFile { database in
            let bench = SQLBench(database)
            let idle = SQLBench(database)
            #expect(try await idle.claim().isEmpty)
            try await database.transaction { db in
                // The writer is taken: whoever wanted to write would wait for the end of this closure.
                try await db.execute("UPDATE jobs SET attempts = 0")
                let claims = try await Task.detached { try await idle.claim() }.value
                #expect(claims.isEmpty)
            }
            try await bench.push(bench.draft())
            #expect(try await idle.claim().count == 1)
        }
    }
}
