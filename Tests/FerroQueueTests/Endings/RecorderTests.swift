import FerroQueue
import FerroTesting
import Foundation
import Synchronization
import Testing

@Suite struct RecorderTests {
    @Test func `runs that end during a write are recorded together in the next one`() async throws {
        let gate = Journal()
        let engine = WatchedEngine(beforeFinish: { _ in
            gate.note("writing")
            await gate.pass("first")
        })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(WriteNote(text: "first"))
        for _ in 0..<5 { try await shop.queue.push(Waiting()) }
        let worker = try shop.worker()
        async let runs = worker.drain()
        await gate.noted("writing")
        shop.journal.open("gate")
        #expect(try await eventually { shop.journal.notes.filter { $0 == "finished" }.count == 5 })
        gate.open("first")
        #expect(try await runs == 6)
        #expect(engine.finishes.reduce(0, +) == 6)
        #expect(engine.finishes.first == 1)
        #expect(engine.finishes.count <= 3)
        #expect(worker.statistics.processed == 6)
    }

    @Test func `a result that the store never takes does not keep the others from being recorded`() async throws {
        let engine = WatchedEngine(beforeFinish: { endings in
            if endings.contains(where: { $0.claim.envelope.name == "failing" }) { throw Oops() }
        })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(Failing())
        for _ in 0..<3 { try await shop.queue.push(WriteNote(text: "a")) }
        let worker = try shop.worker { $0.lease = .seconds(300) }
        async let runs = worker.drain()
        for second in [1, 3, 7, 15, 31, 61, 91] {
            await shop.clock.sleeper(until: .seconds(second))
            shop.clock.advance(by: .seconds(second) - shop.clock.now.offset)
            if second == 3 { #expect(try await eventually { worker.statistics.processed == 3 }) }
        }
        #expect(try await runs == 4)
        #expect(worker.statistics.processed == 3)
        #expect(worker.statistics.stale == 1)
    }

    @Test func `a failure keeps the type of its error and what led to it`() async throws {
        struct Deep: Job {
            static let retry = Retry.fixed(attempts: 2, delay: .seconds(1))
            func run(_ c: Journal) async throws {
                throw QueueError(.storage, "above\0", cause: QueueError(.payload, "below", cause: Oops()))
            }
        }
        let shop = Workshop()
        let id = try await shop.queue.push(Deep()).id
        let worker = try shop.worker(jobs: [Deep.self])
        try await worker.drain()
        shop.clock.advance(by: .seconds(1))
        try await worker.drain()
        let failures = try #require(
            try await shop.engine.stores.administration.find(id, now: shop.clock.date)?.envelope.failures)
        #expect(failures.map(\.attempt) == [1, 2])
        let failure = try #require(failures.last)
        #expect(failure.type == "FerroQueue.QueueError")
        #expect(failure.message.hasPrefix("queue.storage: above\u{FFFD}"))
        #expect(failure.causes.count == 2)
        #expect(failure.causes.first?.hasPrefix("queue.payload: below") == true)
        #expect(failure.causes.last == "oops")
        #expect(failure.at == shop.clock.date)
    }

    @Test func `the next link of a chain is pushed with the ending of the one before`() async throws {
        let shop = Workshop()
        func draft(_ text: String) -> JobDraft {
            JobDraft(
                name: "write_note", queue: .default, payload: Array(#"{"text":"\#(text)"}"#.utf8), maxAttempts: 1,
                createdAt: shop.clock.date, availableAt: shop.clock.date)
        }
        var first = draft("a")
        first.headers.chain = [draft("b"), draft("c")]
        _ = try await shop.engine.push([first], on: nil)
        #expect(try await shop.worker().drain() == 3)
        #expect(shop.journal.notes == ["a", "b", "c"])
    }
}
