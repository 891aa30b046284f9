import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct CancellationTests {
    @Test(arguments: EngineKind.allCases)
    func `a running job that is cancelled is interrupted with the next heartbeat and not told that it failed`(
        kind: EngineKind
    ) async throws {
        try await kind.withEngine { engine in
            let shop = Workshop(engine: engine)
            let id = try await shop.queue.push(Waiting()).id
            let worker = try shop.worker()
            async let runs = worker.drain()
            await shop.journal.noted("started")
            #expect(try await engine.stores.administration.change(.cancel, .ids([id]), now: shop.clock.date) == 1)
            // Where the store can say so the heart beats at once; else it is its time.
            await shop.clock.sleeper(until: .seconds(10))
            shop.clock.advance(by: .seconds(10))
            #expect(try await runs == 1)
            #expect(shop.journal.notes == ["started", "cancelled"])
            #expect(worker.statistics.cancelled == 1)
            #expect(worker.statistics.retried == 0)
            #expect(try await shop.failed().isEmpty)
            shop.clock.advance(by: .seconds(100))
            #expect(try await shop.claim().isEmpty)
        }
    }

    @Test func `a store that can say so has the heart beat at once`() async throws {
        let shop = Workshop()
        let id = try await shop.queue.push(Waiting()).id
        let worker = try shop.worker()
        async let runs = worker.drain()
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(10))
        _ = try await shop.engine.stores.administration.change(.cancel, .ids([id]), now: shop.clock.date)
        #expect(try await runs == 1)
        #expect(shop.clock.now.offset == .zero)
        #expect(worker.statistics.cancelled == 1)
    }

    @Test func `a push wakes a worker that waits`() async throws {
        let shop = Workshop()
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await shop.clock.sleeper(until: .seconds(1))
        try await shop.queue.push(WriteNote(text: "a"))
        await shop.journal.noted("a")
        #expect(shop.clock.now.offset == .zero)
        worker.stop()
        try await task.value
        #expect(worker.end == .stopped)
    }
}
