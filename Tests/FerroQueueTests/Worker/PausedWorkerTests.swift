import FerroQueue
import FerroTesting
import Foundation
import Synchronization
import Testing

@Suite struct PausedWorkerTests {
    /// A worker that stands still: its clock stops, and goes on later than the world's.
    @Test(arguments: EngineKind.allCases)
    func `a worker that was paused past its lease loses the job that another one took`(kind: EngineKind) async throws {
        try await kind.withEngine { engine in
            let shop = Workshop(engine: engine)
            try await shop.queue.push(Waiting())
            let own = ManualClock()
            let paused = try shop.worker(clock: own)
            async let runs = paused.drain()
            await shop.journal.noted("started")
            await own.sleeper(until: .seconds(10))
            shop.clock.advance(by: .seconds(35))
            let claim = try #require(try await shop.claim().first)
            own.advance(by: .seconds(35))
            #expect(try await runs == 1)
            #expect(shop.journal.notes == ["started", "cancelled"])
            #expect(paused.statistics.stale == 1)
            #expect(paused.statistics.processed == 0)
            try await engine.complete(claim)
        }
    }

    @Test(arguments: EngineKind.allCases)
    func `a worker that was paused past its lease keeps a job that nobody took`(kind: EngineKind) async throws {
        try await kind.withEngine { engine in
            let shop = Workshop(engine: engine)
            try await shop.queue.push(Waiting())
            let worker = try shop.worker()
            async let runs = worker.drain()
            await shop.journal.noted("started")
            await shop.clock.sleeper(until: .seconds(10))
            shop.clock.advance(by: .seconds(35))
            await shop.clock.sleeper(until: .seconds(45))
            #expect(try await shop.claim().isEmpty)
            shop.journal.open("gate")
            #expect(try await runs == 1)
            #expect(worker.statistics.processed == 1)
        }
    }

    @Test func `a run whose lease is over while the store is away is interrupted, and its result counts for nothing`()
        async throws
    {
        let engine = WatchedEngine(beforeHeartbeat: { _ in throw Oops() })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        async let runs = worker.drain()
        await shop.journal.noted("started")
        for beat in 1...3 {
            await shop.clock.sleeper(until: .seconds(10 * beat))
            #expect(shop.journal.notes == ["started"])
            shop.clock.advance(by: .seconds(10))
        }
        // The lease is over, so the job is anybody's: here the same worker's again.
        #expect(try await runs == 2)
        #expect(shop.journal.notes == ["started", "cancelled", "started", "finished"])
        #expect(worker.statistics.stale == 1)
        #expect(worker.statistics.processed == 1)
        #expect(engine.finishes == [1])
    }

    @Test func `a store that does not answer at all is as good as away`() async throws {
        let journal = Journal()
        let engine = WatchedEngine(beforeHeartbeat: { _ in await journal.pass("never") })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        async let runs = worker.drain()
        await shop.journal.noted("started")
        for second in [10, 19, 20, 29, 30, 35] {
            await shop.clock.sleeper(until: .seconds(second))
            shop.clock.advance(by: .seconds(second) - shop.clock.now.offset)
        }
        #expect(try await runs == 2)
        #expect(shop.journal.notes == ["started", "cancelled", "started", "finished"])
        #expect(worker.statistics.stale == 1)
        journal.open("never")
    }
}
