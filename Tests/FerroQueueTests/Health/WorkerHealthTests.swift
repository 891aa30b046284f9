import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct WorkerHealthTests {
    @Test func `a worker tells how it is`() async throws {
        let shop = Workshop()
        try await shop.queue.push(Waiting())
        // A lease of its own, so that nothing but the heart sleeps until its beat.
        let worker = try shop.worker(concurrency: 3) { $0.lease = .seconds(33) }
        #expect(worker.health == nil)
        let task = Task { try await worker.run() }
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(11))
        shop.clock.advance(by: .seconds(11))
        #expect(try await eventually { worker.health?.lastHeartbeat == shop.clock.date })
        let health = try #require(worker.health)
        #expect(health.running == 1)
        #expect(health.slots == 3)
        #expect(health.queues == [.default])
        #expect(health.since == shop.clock.start)
        #expect(health.isHealthy && !health.isQuiet && !health.isStopping)
        shop.journal.open("gate")
        worker.stop()
        try await task.value
        #expect(worker.health?.isStopping == true)
    }

    @Test func `a worker whose store is away for longer than a lease is not healthy`() async throws {
        let engine = WatchedEngine(beforeHeartbeat: { _ in throw Oops() })
        let shop = Workshop(engine: engine)
        try await shop.queue.push(Stubborn())
        let worker = try shop.worker(concurrency: 1) { $0.lease = .seconds(33) }
        let task = Task { try await worker.run() }
        await shop.journal.noted("started")
        for beat in 1...5 {
            await shop.clock.sleeper(until: .seconds(11 * beat))
            #expect(worker.health?.isHealthy == true)
            shop.clock.advance(by: .seconds(11))
        }
        await shop.clock.sleeper(until: .seconds(66))
        #expect(worker.health?.isHealthy == false)
        #expect(worker.health?.failingSince == shop.clock.start.addingTimeInterval(11))
        shop.journal.open("gate")
        worker.stop()
        try await task.value
    }

    @Test func `the health file says how the worker is, and goes with it`() async throws {
        let shop = Workshop()
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-health-\(UUID().uuidString)")
            .path
        let worker = try shop.worker {
            $0.healthFile = path
            $0.lease = .seconds(33)
        }
        let task = Task { try await worker.run() }
        func text() -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
        #expect(try await eventually { text().contains(#""healthy":true"#) })
        await shop.clock.sleeper(until: .seconds(11))
        shop.clock.advance(by: .seconds(11))
        #expect(try await eventually { text().contains(#""last_heartbeat":"2027-01-15T08:00:11Z""#) })
        #expect(text().contains(#""worker_id":"w""#))
        worker.stop()
        try await task.value
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a health file that cannot be written stops nothing`() async throws {
        let shop = Workshop()
        let worker = try shop.worker { $0.healthFile = "/nowhere/at/all" }
        try await shop.queue.push(WriteNote(text: "a"))
        let task = Task { try await worker.run() }
        await shop.journal.noted("a")
        worker.stop()
        try await task.value
    }
}
