import FerroQueue
import FerroSupport
import FerroTesting
import Foundation
import Testing

@Suite struct WorkerTests {
    private let shop = Workshop()

    @Test func `what is due is run and removed, what is not is left`() async throws {
        try await shop.queue.push(WriteNote(text: "a"))
        try await shop.queue.push(WriteNote(text: "b"))
        try await shop.queue.push(WriteNote(text: "later"), after: .seconds(60))
        let worker = try shop.worker(concurrency: 1)
        #expect(try await worker.drain() == 2)
        #expect(shop.journal.notes == ["a", "b"])
        #expect(try await shop.queue.stats().queues == [.init(name: .default, pending: 0, delayed: 1)])
        #expect(worker.statistics.processed == 2)
        #expect(worker.statistics.inFlight == 0)
    }

    @Test func `jobs that jobs push are run, too`() async throws {
        try await shop.queue.push(Chain(length: 5))
        #expect(try await shop.worker().drain() == 5)
        #expect(shop.journal.notes == ["chain 5", "chain 4", "chain 3", "chain 2", "chain 1"])
    }

    @Test func `a job that fails waits, runs again, and is told once when no attempt is left`() async throws {
        try await shop.queue.push(Failing())
        let worker = try shop.worker()
        #expect(try await worker.drain() == 1)
        #expect(try await worker.drain() == 0)
        #expect(try await shop.queue.jobs().delayed.first?.availableAt == shop.clock.date.addingTimeInterval(10))
        for _ in 0..<5 {
            shop.clock.advance(by: .seconds(10))
            try await worker.drain()
        }
        #expect(shop.journal.notes == ["run", "run", "run", "failed: oops"])
        let failed = try #require(try await shop.failed().first)
        #expect(failed.error == "oops")
        #expect(failed.job.attempts == 3)
        #expect(worker.statistics.retried == 2)
        #expect(worker.statistics.failed == 1)
        #expect(worker.statistics.processed == 0)
    }

    @Test func `a job of an unknown name is kept aside and says which name`() async throws {
        try await shop.queue.push(WriteNote(text: "a"))
        try await shop.worker(jobs: [Failing.self]).drain()
        let failed = try #require(try await shop.failed().first)
        #expect(failed.error.contains("no registered job is called \"write_note\" (known: failing)"))
        #expect(failed.job.attempts == 1)
    }

    @Test func `a payload that does not fit is kept aside with the coding path`() async throws {
        let draft = JobDraft(
            name: "detailed", queue: .default, payload: Array(#"{"title":"t","items":[{}]}"#.utf8), maxAttempts: 4,
            createdAt: shop.clock.date, availableAt: shop.clock.date)
        _ = try await shop.engine.push([draft], on: nil)
        try await shop.worker().drain()
        #expect(try await shop.failed().first?.error.contains("items[0].price is missing") == true)
        #expect(shop.journal.notes == [])
    }

    @Test func `a job whose workers died as often as it may run is not run again but told`() async throws {
        try await shop.queue.push(Failing())
        for _ in 0..<3 {
            #expect(try await shop.claim().count == 1)
            shop.clock.advance(by: .seconds(30))
        }
        #expect(try await shop.worker().drain() == 1)
        let failed = try #require(try await shop.failed().first)
        #expect(failed.error.contains("queue.abandoned"))
        #expect(shop.journal.notes.count == 1)
        #expect(shop.journal.notes.first?.hasPrefix("failed: queue.abandoned") == true)
    }

    @Test func `a dead worker's job runs again after its lease, not before`() async throws {
        try await shop.queue.push(WriteNote(text: "a"))
        #expect(try await shop.claim().count == 1)
        shop.clock.advance(by: .seconds(29))
        #expect(try await shop.worker().drain() == 0)
        shop.clock.advance(by: .seconds(1))
        #expect(try await shop.worker().drain() == 1)
        #expect(shop.journal.notes == ["a"])
    }

    @Test func `a context that cannot be made is a failed attempt`() async throws {
        try await shop.queue.push(WriteNote(text: "a"))
        let clock = shop.clock
        let worker = Worker<Journal>(
            engine: shop.engine, registry: try JobRegistry(.all), configuration: WorkerConfiguration(),
            logger: .quiet, clock: clock, now: { clock.date }, makeContext: { _ in throw Oops() })
        #expect(try await worker.drain() == 1)
        #expect(worker.statistics.retried == 1)
    }

    @Test func `a long error is cut at a character`() async throws {
        struct Verbose: Job {
            static let retry = Retry.never
            func run(_ c: Journal) async throws {
                throw QueueError(.storage, String(repeating: "é", count: 10_000))
            }
        }
        try await shop.queue.push(Verbose())
        try await shop.worker(jobs: [Verbose.self]).drain()
        let text = try #require(try await shop.failed().first?.error)
        #expect((8180...8192).contains(text.utf8.count))
        #expect(text.hasSuffix("é… (cut)"))
    }

    @Test func `no more jobs run at once than allowed`() async throws {
        for _ in 0..<3 { try await shop.queue.push(Waiting()) }
        let worker = try shop.worker(concurrency: 2)
        async let runs = worker.drain()
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(60))
        #expect(try await shop.claim().count == 1)
        shop.journal.open("gate")
        #expect(try await runs == 2)
    }
}
