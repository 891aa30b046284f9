import FerroQueue
import FerroTesting
import Foundation
import Synchronization
import Testing

@Suite struct HangingStoreTests {
    /// Gates that the store waits at; nobody opens them before the worker has stopped.
    private let gates = Journal()

    @Test func `a claim that is not answered holds up no stop, and what it brings later is given back`() async throws {
        let gates = gates
        let engine = WatchedEngine(afterClaim: { claims in
            guard !claims.isEmpty else { return }
            gates.note("claimed")
            await gates.pass("answered")
        })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(Once())
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await gates.noted("claimed")
        worker.stop()
        await shop.clock.sleeper(until: .seconds(2))
        shop.clock.advance(by: .seconds(2))
        try await task.value
        #expect(worker.end == .stopped)
        #expect(engine.finishes.isEmpty)
        gates.open("answered")
        #expect(try await eventually { engine.finishes == [1] })
        #expect(shop.journal.notes.isEmpty)
        #expect(try await eventually { try await shop.queue.stats().queues.first?.pending == 1 })
    }

    @Test func `a result that the store does not take holds up no stop beyond its deadline`() async throws {
        let gates = gates
        let engine = WatchedEngine(beforeFinish: { _ in
            gates.note("finishing")
            await gates.pass("answered")
        })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(WriteNote(text: "a"))
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await gates.noted("finishing")
        worker.stop()
        // The deadline, the grace, and what the store is given at the very end.
        for second in [25, 27, 29] {
            await shop.clock.sleeper(until: .seconds(second))
            shop.clock.advance(by: .seconds(second) - shop.clock.now.offset)
        }
        try await task.value
        #expect(shop.journal.notes == ["a"])
        gates.open("answered")
    }

    @Test func `jobs that cannot be given back hold up no stop`() async throws {
        let gates = gates
        let engine = WatchedEngine(beforeFinish: { _ in await gates.pass("answered") })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(Stubborn())
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await shop.journal.noted("started")
        worker.stop()
        for second in [25, 27, 29] {
            await shop.clock.sleeper(until: .seconds(second))
            shop.clock.advance(by: .seconds(second) - shop.clock.now.offset)
        }
        try await task.value
        #expect(engine.finishes == [1])
        gates.open("answered")
        shop.journal.open("gate")
    }

    @Test func `the deadline begins when the worker is told to stop, also while a claim hangs`() async throws {
        let gates = gates
        let engine = WatchedEngine(afterClaim: { claims in
            guard claims.isEmpty else { return }
            gates.note("asked again")
            await gates.pass("answered")
        })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(1))
        shop.clock.advance(by: .seconds(1))
        await gates.noted("asked again")
        worker.stop()
        await shop.clock.sleeper(until: .seconds(3))
        shop.clock.advance(by: .seconds(2))
        await shop.clock.sleeper(until: .seconds(26))
        shop.clock.advance(by: .seconds(23))
        try await task.value
        #expect(shop.journal.notes == ["started", "cancelled"])
        #expect(try await shop.claim().count == 1)
        gates.open("answered")
    }

    @Test(arguments: [(29, 1), (30, 0), (31, 0)])
    func `jobs of a claim that was answered after its lease are not started`(seconds: Int, runs: Int) async throws {
        let clock = ManualClock()
        let isFirst = First()
        let engine = WatchedEngine(afterClaim: { claims in
            if !claims.isEmpty, isFirst.take() { clock.advance(by: .seconds(seconds)) }
        })
        let shop = Workshop(engine: engine, clock: clock)
        try await shop.queue.push(WriteNote(text: "a"))
        let worker = try shop.worker()
        #expect(try await worker.drain() == runs)
        #expect(worker.statistics.processed == runs)
        shop.clock.advance(by: .seconds(30))
        #expect(try await worker.drain() == 1 - runs)
        #expect(shop.journal.notes == ["a"])
    }
}

extension HangingStoreTests {
    /// Says yes once.
    private final class First: Sendable {
        private let isTaken = Atomic(false)
        func take() -> Bool { !isTaken.exchange(true, ordering: .relaxed) }
    }
}
