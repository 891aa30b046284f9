import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct TimeoutTests {
    private let shop = Workshop()

    @Test func `a run is cancelled at its timeout and the attempt fails`() async throws {
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        async let runs = worker.drain()
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(60))
        shop.clock.advance(by: .seconds(60))
        #expect(try await runs == 1)
        #expect(shop.journal.notes == ["started", "cancelled"])
        #expect(worker.statistics.timedOut == 1)
        #expect(worker.statistics.retried == 1)
        #expect(try await shop.queue.jobs().delayed.count == 1)
    }

    @Test func `a timeout of the last attempt is stored as such`() async throws {
        struct Slow: Job {
            static let retry = Retry.never
            static let timeout = Duration.seconds(7)
            func run(_ c: Journal) async throws { try await Waiting().run(c) }
        }
        try await shop.queue.push(Slow())
        async let runs = shop.worker(jobs: [Slow.self]).drain()
        await shop.clock.sleeper(until: .seconds(7))
        await shop.journal.noted("started")
        shop.clock.advance(by: .seconds(7))
        #expect(try await runs == 1)
        #expect(
            try await shop.failed().first?.error.contains("queue.timeout: the job ran longer than 7.0 seconds") == true)
    }

    @Test func `a run that ignores its cancellation keeps its slot and its lease, and has failed`() async throws {
        try await shop.queue.push(Stubborn())
        let worker = try shop.worker(concurrency: 1)
        async let runs = worker.drain()
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(60))
        shop.clock.advance(by: .seconds(60))
        await shop.clock.sleeper(until: .seconds(65))
        for beat in 7...12 {
            await shop.clock.sleeper(until: .seconds(10 * beat))
            shop.clock.advance(by: .seconds(10))
            await shop.clock.sleeper(until: .seconds(10 * (beat + 1)))
            #expect(try await shop.claim().isEmpty)
            #expect(worker.statistics.inFlight == 1)
        }
        shop.journal.open("gate")
        #expect(try await runs == 1)
        #expect(shop.journal.notes == ["started", "finished"])
        #expect(worker.statistics.processed == 0)
        #expect(worker.statistics.retried == 1)
    }
}
