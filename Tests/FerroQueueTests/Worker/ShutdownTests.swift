import FerroQueue
import FerroTesting
import Foundation
import Logging
import ServiceLifecycle
import Testing

@Suite struct ShutdownTests {
    private let shop = Workshop()

    /// Runs a worker as a service, hands over the switch that stops it, and returns when it has stopped.
    private func running(
        _ worker: Worker<Journal>, _ body: @escaping @Sendable (ServiceGroup) async throws -> Void
    ) async throws {
        let group = ServiceGroup(services: [worker], logger: .quiet)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask { try await body(group) }
            try await tasks.waitForAll()
        }
    }

    @Test func `a worker polls until it is stopped`() async throws {
        let shop = shop
        try await running(shop.worker()) { group in
            await shop.clock.sleeper(until: .seconds(1))
            try await shop.queue.push(WriteNote(text: "a"))
            shop.clock.advance(by: .seconds(1))
            await shop.journal.noted("a")
            await group.triggerGracefulShutdown()
        }
        #expect(try await shop.queue.stats().queues.first?.pending == 0)
    }

    @Test func `a job that runs when the worker stops may finish, and no other is started`() async throws {
        let shop = shop
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        try await running(worker) { group in
            await shop.journal.noted("started")
            await group.triggerGracefulShutdown()
            await shop.clock.sleeper(until: .seconds(25))
            try await shop.queue.push(WriteNote(text: "too late"))
            shop.journal.open("gate")
        }
        #expect(shop.journal.notes == ["started", "finished"])
        #expect(worker.statistics.processed == 1)
        #expect(try await shop.claim().map(\.envelope.name) == ["write_note"])
    }

    @Test func `a job that does not finish in time is cancelled and given back at once, with its attempt`() async throws
    {
        let shop = shop
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        try await running(worker) { group in
            await shop.journal.noted("started")
            await group.triggerGracefulShutdown()
            await shop.clock.sleeper(until: .seconds(25))
            shop.clock.advance(by: .seconds(25))
        }
        #expect(shop.journal.notes == ["started", "cancelled"])
        #expect(worker.statistics.released == 1)
        let claim = try #require(try await shop.claim().first)
        #expect(claim.envelope.attempts == 1)
    }

    @Test func `a job that ignores the cancellation is given back while it runs, and its result is refused`()
        async throws
    {
        let shop = shop
        try await shop.queue.push(Stubborn())
        let worker = try shop.worker()
        try await running(worker) { group in
            await shop.journal.noted("started")
            await group.triggerGracefulShutdown()
            await shop.clock.sleeper(until: .seconds(25))
            shop.clock.advance(by: .seconds(25))
            await shop.clock.sleeper(until: .seconds(27))
            shop.clock.advance(by: .seconds(2))
        }
        #expect(shop.journal.notes == ["started"])
        let claim = try #require(try await shop.claim().first)
        #expect(claim.envelope.attempts == 1)
        shop.journal.open("gate")
        await shop.journal.noted("finished")
        try await shop.engine.complete(claim)
    }

    @Test func `a job that may be attempted only once is not given back but has failed`() async throws {
        let shop = shop
        try await shop.queue.push(Once())
        try await running(shop.worker()) { group in
            await shop.journal.noted("started")
            await group.triggerGracefulShutdown()
            await shop.clock.sleeper(until: .seconds(25))
            shop.clock.advance(by: .seconds(25))
        }
        #expect(shop.journal.notes == ["started", "cancelled", "failed"])
        #expect(try await shop.failed().first?.error.contains("queue.interrupted") == true)
        #expect(try await shop.claim().isEmpty)
    }

    @Test func `a job that may be attempted only once and has not begun is given back, not failed`() async throws {
        let gates = Journal()
        let engine = WatchedEngine(afterClaim: { _ in
            gates.note("claimed")
            await gates.pass("answered")
        })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(Once())
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await gates.noted("claimed")
        worker.stop()
        gates.open("answered")
        try await task.value
        #expect(shop.journal.notes.isEmpty)
        #expect(try await shop.failed().isEmpty)
        #expect(try await shop.claim().first?.envelope.attempts == 1)
    }

    @Test func `a cancelled worker gives its jobs back without waiting for the deadline`() async throws {
        let shop = shop
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await shop.journal.noted("started")
        task.cancel()
        try await task.value
        #expect(shop.journal.notes == ["started", "cancelled"])
        #expect(try await shop.claim().first?.envelope.attempts == 1)
    }
}
