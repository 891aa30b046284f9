import FerroQueue
import FerroSQL
import FerroSQLite
import FerroSupport
import FerroTesting
import Foundation
import Testing

@Suite struct OutboxTests {
    @Test(arguments: OutboxCase.allCases)
    func `a job pushed in a transaction is in the engine once it has committed`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let outbox = bench.outbox()
            let queue = bench.queue(outbox)
            try await bench.database.transaction { db in
                let receipt = try await queue.push(WriteNote(text: "a"), on: db)
                #expect(receipt == JobReceipt(id: JobID(0), isNew: true))
                #expect(try await db.value("SELECT count(*) FROM job_outbox") == 1)
                #expect(try await bench.claimed().isEmpty)
            }
            #expect(try await bench.claimed() == ["a"])
            #expect(try await bench.rows() == 0)
            #expect(try await bench.relay(outbox, at: 1000) == 0)
        }
    }

    @Test(arguments: OutboxCase.allCases)
    func `a job pushed in a transaction that is rolled back never existed`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let outbox = bench.outbox()
            let queue = bench.queue(outbox)
            try? await bench.database.transaction { db in
                try await queue.push(WriteNote(text: "a"), on: db)
                throw Oops()
            }
            try await bench.database.transaction { db in
                try? await db.transaction { db in
                    try await queue.push(WriteNote(text: "b"))
                    throw Oops()
                }
            }
            #expect(try await bench.relay(outbox, at: 1000) == 0)
            #expect(try await bench.claimed().isEmpty)
        }
    }

    @Test(arguments: OutboxCase.allCases)
    func `what died between commit and relay is relayed later, in order, once`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let dying = bench.outbox(relaysAtCommit: false)
            for title in ["a", "b", "c"] { try await bench.publish(title, through: dying) }
            #expect(try await bench.claimed().isEmpty)
            let outbox = bench.outbox()
            #expect(try await bench.relay(outbox, at: 59) == 0)
            #expect(try await bench.relay(outbox, at: 60) == 3)
            #expect(try await bench.relay(outbox, at: 1000) == 0)
            #expect(try await bench.claimed() == ["a", "b", "c"])
            #expect(try await bench.rows() == 0)
        }
    }

    @Test(arguments: OutboxCase.allCases)
    func `a push whose answer is lost is not made twice`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let engine = TroubledEngine(bench.engine, .losesAnswers)
            let outbox = bench.outbox(before: engine)
            try await bench.publish("a", through: outbox)
            #expect(try await bench.rows() == 1)
            await #expect(throws: TroubledEngine.Away.self) { try await bench.relay(outbox) }
            #expect(try await bench.claimed() == ["a"])
            engine.trouble = .none
            #expect(try await bench.relay(outbox) == 1)
            #expect(try await bench.claimed(at: 1001).isEmpty)
            #expect(try await bench.rows() == 0)
        }
    }

    @Test(arguments: OutboxCase.allCases)
    func `relays at the same time push each row once`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let dying = bench.outbox(relaysAtCommit: false)
            for number in 0..<40 { try await bench.publish("\(number)", through: dying) }
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 { group.addTask { try await bench.relay(bench.outbox(), at: 60) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts.reduce(0, +) == 40)
            #expect(try await bench.claimed().sorted() == (0..<40).map(String.init).sorted())
        }
    }

    @Test(arguments: OutboxCase.allCases)
    func `a row that another process relays late is pushed once`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let dying = bench.outbox(relaysAtCommit: false)
            try await bench.publish("a", through: dying)
            let row = try #require(try await bench.database.first("SELECT key, drafts FROM job_outbox"))
            let json: String = try row.decode("drafts")
            let drafts = try JSONDecoder().decode([JobDraft].self, from: Data(json.utf8))
            #expect(try await bench.relay(bench.outbox(), at: 60) == 1)
            #expect(try await bench.engine.push(drafts, once: try row.decode("key")) == nil)
            #expect(try await bench.claimed() == ["a"])
        }
    }

    @Test(arguments: OutboxCase.allCases)
    func `while the engine is away the rest waits, and goes in order when it is back`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let engine = TroubledEngine(bench.engine, .isAway)
            let outbox = bench.outbox(before: engine)
            for title in ["a", "b", "c"] { try await bench.publish(title, through: outbox) }
            for _ in 0..<3 { await #expect(throws: TroubledEngine.Away.self) { try await bench.relay(outbox) } }
            #expect(try await bench.rows() == 3)
            engine.trouble = .none
            #expect(try await bench.relay(outbox) == 3)
            #expect(try await bench.claimed() == ["a", "b", "c"])
        }
    }

    @Test(arguments: OutboxCase.allCases)
    func `a row that the engine refuses is kept with its error and holds up nobody`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let engine = TroubledEngine(bench.engine, .refuses("bad"))
            let outbox = bench.outbox(before: engine)
            let dying = bench.outbox(relaysAtCommit: false)
            for title in ["a", "bad", "c"] { try await bench.publish(title, through: dying) }
            #expect(try await bench.relay(outbox, at: 60) == 2)
            #expect(try await bench.relay(outbox, at: 60.5) == 0)
            let stats = try await outbox.backlog(now: bench.clock.date.addingTimeInterval(61))
            #expect(stats.pushes == 1)
            #expect(stats.jobs == 1)
            #expect(stats.failing == 1)
            #expect(stats.oldestSeconds == 61)
            #expect(stats.error?.contains("this one never") == true)
            engine.trouble = .none
            #expect(try await bench.relay(outbox, at: 61) == 1)
            #expect(try await outbox.backlog(now: bench.clock.date) == OutboxStats())
        }
    }

    @Test(arguments: OutboxCase.allCases)
    func `a row that cannot be read is kept with its error and holds up nobody`(kind: OutboxCase) async throws {
        try await kind.run { bench in
            let outbox = bench.outbox()
            let dying = bench.outbox(relaysAtCommit: false)
            for title in ["a", "bad", "c"] { try await bench.publish(title, through: dying) }
            try await bench.database.execute("UPDATE job_outbox SET drafts = 'no JSON' WHERE drafts LIKE '%bad%'")
            #expect(try await bench.relay(outbox, at: 60) == 2)
            #expect(try await bench.claimed() == ["a", "c"])
            let stats = try await outbox.backlog(now: bench.clock.date)
            #expect(stats.pushes == 1)
            #expect(stats.failing == 1)
            #expect(stats.error?.contains("cannot be read") == true)
        }
    }

    @Test func `a push outside of a transaction, or in another database's, goes to the engine`() async throws {
        try await OutboxCase.memoryBySQLite.run { bench in
            let queue = bench.queue(bench.outbox())
            try await queue.push(WriteNote(text: "a"), on: bench.database)
            #expect(try await bench.claimed() == ["a"])
            let other = Database(try await SQLiteDatabase())
            try await other.transaction { db in try await queue.push(WriteNote(text: "b"), on: db) }
            #expect(try await bench.claimed() == ["b"])
        }
    }

    @Test func `without its table a push says which migration is missing`() async throws {
        let database = Database(try await SQLiteDatabase())
        let queue = Queue(OutboxEngine(MemoryEngine(), database: database, logger: .quiet))
        let error = await #expect(throws: QueueError.self) {
            try await database.transaction { db in try await queue.push(WriteNote(text: "a"), on: db) }
        }
        #expect(error?.code == .storage)
        #expect(error?.message.contains("CreateJobOutbox") == true)
    }
}
