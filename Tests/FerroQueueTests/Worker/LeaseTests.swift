import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct LeaseTests {
    private let shop = Workshop()

    @Test func `a slow job is not started twice while its worker is alive`() async throws {
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        async let runs = worker.drain()
        await shop.journal.noted("started")
        for beat in 1...5 {
            await shop.clock.sleeper(until: .seconds(10 * beat))
            shop.clock.advance(by: .seconds(10))
            await shop.clock.sleeper(until: .seconds(10 * (beat + 1)))
            #expect(try await shop.claim().isEmpty)
        }
        shop.journal.open("gate")
        #expect(try await runs == 1)
        #expect(worker.statistics.processed == 1)
    }

    @Test func `a worker that slept past its lease is refused, and the other's run is the one that counts`()
        async throws
    {
        try await shop.queue.push(Waiting())
        let frozen = try shop.worker(clock: ManualClock())
        async let runs = frozen.drain()
        await shop.journal.noted("started")
        shop.clock.advance(by: .seconds(30))
        let other = try #require(try await shop.claim().first)
        #expect(other.envelope.attempts == 2)
        shop.journal.open("gate")
        #expect(try await runs == 1)
        #expect(shop.journal.notes == ["started", "finished"])
        #expect(frozen.statistics.stale == 1)
        #expect(frozen.statistics.processed == 0)
        try await shop.engine.complete(other)
    }

    @Test func `a worker that learns of a lost lease cancels the run and records nothing`() async throws {
        try await shop.queue.push(Waiting())
        let late = ManualClock()
        let worker = try shop.worker(clock: late)
        async let runs = worker.drain()
        await shop.journal.noted("started")
        shop.clock.advance(by: .seconds(30))
        let other = try #require(try await shop.claim().first)
        await late.sleeper(until: .seconds(10))
        late.advance(by: .seconds(10))
        #expect(try await runs == 1)
        #expect(shop.journal.notes == ["started", "cancelled"])
        #expect(worker.statistics.stale == 1)
        try await shop.engine.complete(other)
    }

    @Test func `a stale worker does not tell a job that it failed`() async throws {
        struct LastTry: Job {
            static let retry = Retry.never
            func run(_ c: Journal) async throws {
                c.note("started")
                await c.pass("gate")
                throw Oops()
            }
            func failed(_ error: any Error, _ c: Journal) async { c.note("failed") }
        }
        try await shop.queue.push(LastTry())
        let frozen = try shop.worker(clock: ManualClock(), jobs: [LastTry.self])
        async let runs = frozen.drain()
        await shop.journal.noted("started")
        shop.clock.advance(by: .seconds(30))
        let other = try #require(try await shop.claim().first)
        shop.journal.open("gate")
        #expect(try await runs == 1)
        #expect(shop.journal.notes == ["started"])
        try await shop.engine.complete(other)
    }

    @Test func `four workers run five hundred jobs once each`() async throws {
        for number in 0..<500 { try await shop.queue.push(WriteNote(text: "\(number)")) }
        let workers = try (0..<4).map { _ in try shop.worker(concurrency: 5) }
        let runs = try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in workers { group.addTask { try await worker.drain() } }
            return try await group.reduce(0, +)
        }
        #expect(runs == 500)
        #expect(shop.journal.notes.sorted() == (0..<500).map(String.init).sorted())
        #expect(workers.map(\.statistics.processed).reduce(0, +) == 500)
        #expect(try await shop.queue.stats().queues.first?.pending == 0)
    }
}
