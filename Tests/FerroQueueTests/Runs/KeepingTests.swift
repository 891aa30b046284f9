import FerroQueue
import FerroSupport
import FerroTesting
import Foundation
import Testing

@Suite struct KeepingTests {
    /// Counts to ten, keeps each number, and waits at a gate on the way.
    struct Counting: Job {
        static let retry = Retry.fixed(attempts: 3, delay: .seconds(1))
        var gate: Int?
        func run(_ c: RunDesk) async throws {
            let start = try c.job.cursor(as: Int.self) ?? 0
            c.journal.note("from \(start)")
            for number in start..<10 {
                if number == gate {
                    c.journal.note("waits")
                    await c.journal.pass("gate")
                }
                try await c.job.save(number + 1)
            }
            c.journal.note("done")
        }
    }

    @Test(arguments: EngineKind.allCases)
    func `a run begins where the one that died stood`(kind: EngineKind) async throws {
        try await kind.withEngine { engine in
            let shop = Workshop(engine: engine)
            try await shop.queue.push(Counting(gate: 4))
            let dead = try shop.desk(clock: ManualClock(), jobs: [Counting.self])
            async let runs = dead.drain()
            await shop.journal.noted("waits")
            shop.clock.advance(by: .seconds(30))
            let claim = try #require(try await shop.claim().first)
            #expect(String(decoding: claim.envelope.state ?? [], as: UTF8.self) == #"{"cursor":"4"}"#)
            shop.journal.open("gate")
            // The dead one comes back to life: what it wants kept is refused, and it is told so by the error.
            #expect(try await runs == 1)
            #expect(dead.statistics.stale == 1)
            try await shop.engine.release(claim, availableAt: shop.clock.date, error: nil)
            shop.clock.advance(by: .seconds(1))
            let other = try shop.desk(jobs: [Counting.self])
            #expect(try await other.drain() == 1)
            #expect(shop.journal.notes == ["from 0", "waits", "from 4", "waits", "done"])
        }
    }

    @Test func `a run that keeps its position ends there when the worker stops, without an attempt being counted`()
        async throws
    {
        let shop = Workshop()
        try await shop.queue.push(Counting(gate: 4))
        let worker = try shop.desk(jobs: [Counting.self])
        let task = Task { try await worker.run() }
        await shop.journal.noted("waits")
        worker.stop()
        shop.journal.open("gate")
        try await task.value
        #expect(shop.journal.notes == ["from 0", "waits"])
        #expect(worker.statistics.released == 1)
        let claim = try #require(try await shop.claim().first)
        #expect(claim.envelope.attempts == 1)
        #expect(try RunningJob(claim.envelope).cursor(as: Int.self) == 5)
    }

    @Test func `a cursor of another type is an error that says so`() throws {
        var envelope = JobEnvelope(
            id: JobID(1),
            draft: JobDraft(
                name: "a", queue: .default, payload: [], maxAttempts: 1, createdAt: .now, availableAt: .now))
        envelope.state = Array(#"{"cursor":"\"x\""}"#.utf8)
        let job = RunningJob(envelope)
        #expect(try job.cursor(as: String.self) == "x")
        #expect(throws: QueueError.self) { try job.cursor(as: Int.self) }
        envelope.state = Array("no JSON".utf8)
        #expect(throws: QueueError.self) { try RunningJob(envelope).cursor(as: Int.self) }
        #expect(envelope.progress == nil)
    }

    @Test func `what takes too much room is refused where it is kept`() async throws {
        let shop = Workshop()
        struct Large: Job {
            static let retry = Retry.never
            func run(_ c: RunDesk) async throws { try await c.job.save(String(repeating: "x", count: 70_000)) }
        }
        try await shop.queue.push(Large())
        #expect(try await shop.desk(jobs: [Large.self]).drain() == 1)
        #expect(try await shop.failed().first?.error.contains("the limit is 65536") == true)
    }

    /// Reports a lot, and waits before the last word.
    struct Reporting: Job {
        static let retry = Retry.never
        func run(_ c: RunDesk) async throws {
            for part in 1...50 { c.job.report(progress: Double(part) / 100, "part \(part)") }
            c.journal.note("half")
            await c.journal.pass("gate")
            c.job.report(progress: 7, String(repeating: "é", count: 300))
            throw Oops()
        }
    }

    @Test func `progress is written about once a second, and the last word with the ending`() async throws {
        let engine = WatchedEngine()
        let shop = Workshop(engine: engine)
        let id = try await shop.queue.push(Reporting()).id
        let start = ContinuousClock.now
        async let runs = shop.desk(jobs: [Reporting.self]).drain()
        await shop.journal.noted("half")
        shop.journal.open("gate")
        #expect(try await runs == 1)
        // One for each second that the run took, and up to three for its beginning and its end.
        let seconds = Int(start.duration(to: .now).components.seconds)
        #expect((1...3 + seconds).contains(engine.saves))
        let record = try #require(try await engine.stores.administration.find(id, now: shop.clock.date))
        #expect(record.state == .failed)
        #expect(record.envelope.progress == JobProgress(part: 1, note: String(repeating: "é", count: 256)))
    }

    @Test func `progress that was not written is written with the heartbeat`() async throws {
        let engine = WatchedEngine()
        let shop = Workshop(engine: engine)
        let id = try await shop.queue.push(Reporting()).id
        async let runs = shop.desk(jobs: [Reporting.self]).drain()
        await shop.journal.noted("half")
        await shop.clock.sleeper(until: .seconds(10))
        shop.clock.advance(by: .seconds(10))
        let isThere = try await eventually {
            try await engine.stores.administration.find(id, now: shop.clock.date)?.envelope.progress?.part == 0.5
        }
        #expect(isThere)
        shop.journal.open("gate")
        #expect(try await runs == 1)
    }
}
