import FerroQueue
import FerroTesting
import Foundation
import Synchronization
import Testing

@Suite struct UpkeepTests {
    @Test func `a chore is done when the worker starts and after each interval, also when it fails`() async throws {
        let shop = Workshop()
        let journal = shop.journal
        let chores = [
            WorkerChore("sweep", every: .seconds(7)) {
                journal.note("sweep \(journal.notes.count)")
                if journal.notes.count == 2 { throw Oops() }
            },
            WorkerChore("later", every: .seconds(13), startsAtOnce: false) { journal.note("later") },
        ]
        let worker = try shop.worker(chores: chores)
        let task = Task { try await worker.run() }
        await journal.noted("sweep 0")
        for (second, note) in [(7, "sweep 1"), (13, "later"), (14, "sweep 3")] {
            await shop.clock.sleeper(until: .seconds(second))
            shop.clock.advance(by: .seconds(second) - shop.clock.now.offset)
            await journal.noted(note)
        }
        worker.stop()
        try await task.value
        #expect(journal.notes == ["sweep 0", "sweep 1", "later", "sweep 3"])
    }

    @Test func `a chore that goes on for ever is cancelled when the worker stops`() async throws {
        let shop = Workshop()
        let journal = shop.journal
        let chore = WorkerChore("schedule", every: .seconds(1)) {
            journal.note("begun")
            defer { journal.note("ended") }
            try await shop.clock.sleep(for: .seconds(100_000))
        }
        let worker = try shop.worker(chores: [chore])
        let task = Task { try await worker.run() }
        await journal.noted("begun")
        worker.stop()
        try await task.value
        await journal.noted("ended")
    }

    @Test(arguments: EngineKind.allCases)
    func `what a worker did is told to the store, and that it is gone`(kind: EngineKind) async throws {
        try await kind.withEngine { engine in
            let shop = Workshop(engine: engine)
            try await shop.queue.push(WriteNote(text: "a"))
            try await shop.queue.push(Failing())
            let worker = try shop.worker()
            let task = Task { try await worker.run() }
            let reports = engine.stores.reports
            #expect(
                try await eventually { try await reports.workers(since: shop.clock.start).map(\.workerID) == ["w"] })
            #expect(try await eventually { worker.statistics.processed + worker.statistics.retried == 2 })
            worker.stop()
            try await task.value
            #expect(try await reports.workers(since: shop.clock.start).isEmpty)
            let minutes = try await reports.minutes(since: shop.clock.start)
            #expect(minutes.reduce(0) { $0 + $1.done } == 1)
            #expect(minutes.reduce(0) { $0 + $1.retried } == 1)
        }
    }

    @Test func `what is over for long enough is pruned each minute`() async throws {
        let shop = Workshop(engine: MemoryEngine(retention: .seconds(10_000_000)))
        try await shop.queue.push(WriteNote(text: "a"))
        let worker = try shop.worker { $0.retention = JobRetention(finished: .seconds(100)) }
        let task = Task { try await worker.run() }
        await shop.journal.noted("a")
        #expect(try await eventually { worker.statistics.processed == 1 })
        func kept() async throws -> Int {
            try await shop.engine.stores.administration.list(
                JobFilter(state: .done), limit: 9, now: shop.clock.date
            ).count
        }
        await shop.clock.sleeper(until: .seconds(60))
        shop.clock.advance(by: .seconds(60))
        await shop.clock.sleeper(until: .seconds(120))
        #expect(try await kept() == 1)
        shop.clock.advance(by: .seconds(60))
        #expect(try await eventually { try await kept() == 0 })
        worker.stop()
        try await task.value
    }
}
