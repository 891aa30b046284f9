import FerroQueue
import FerroTesting
import Foundation
import Synchronization
import Testing

@Suite struct LimitTests {
    private let shop = Workshop()

    @Test(arguments: [1, 3, 4])
    func `a worker ends after the jobs it may run, and starts no more of them`(most: Int) async throws {
        for number in 0..<6 { try await shop.queue.push(WriteNote(text: "\(number)")) }
        let worker = try shop.worker(concurrency: 2) { $0.limits.jobs = most }
        try await worker.run()
        #expect(worker.end == .jobLimit)
        #expect(worker.statistics.processed == most)
        #expect(try await shop.claim().count == 6 - most)
    }

    @Test func `a worker ends after its time, and lets its job finish`() async throws {
        try await shop.queue.push(Waiting())
        let worker = try shop.worker { $0.limits.time = .seconds(7) }
        let task = Task { try await worker.run() }
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(1))
        shop.clock.advance(by: .seconds(7))
        #expect(try await eventually { worker.end == .timeLimit })
        try await shop.queue.push(WriteNote(text: "too late"))
        shop.journal.open("gate")
        try await task.value
        #expect(shop.journal.notes == ["started", "finished"])
    }

    @Test func `a worker ends when its process takes too much memory`() async throws {
        final class Used: Sendable { let bytes = Mutex(50) }
        let used = Used()
        let worker = try shop.worker(configure: { $0.limits.memory = 100 }, memory: { used.bytes.withLock { $0 } })
        let task = Task { try await worker.run() }
        await shop.clock.sleeper(until: .seconds(1))
        #expect(worker.end == nil)
        used.bytes.withLock { $0 = 100 }
        shop.clock.advance(by: .seconds(1))
        try await task.value
        #expect(worker.end == .memoryLimit)
    }

    @Test func `a quiet worker finishes what it runs and claims nothing until it goes on`() async throws {
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await shop.journal.noted("started")
        worker.quiet()
        #expect(worker.health?.isQuiet == true)
        try await shop.queue.push(WriteNote(text: "a"))
        shop.journal.open("gate")
        #expect(try await eventually { worker.statistics.processed == 1 })
        shop.clock.advance(by: .seconds(5))
        await shop.clock.sleeper(until: .seconds(10))
        #expect(shop.journal.notes == ["started", "finished"])
        worker.resume()
        await shop.journal.noted("a")
        worker.stop()
        try await task.value
        #expect(worker.end == .stopped)
    }

    @Test func `a quiet worker can be stopped`() async throws {
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        #expect(try await eventually { worker.health?.lastClaim != nil })
        worker.quiet()
        worker.stop()
        try await task.value
        #expect(worker.end == .stopped)
    }

    @Test func `a worker that is to stop now cancels its jobs and gives them back without waiting`() async throws {
        try await shop.queue.push(Waiting())
        let worker = try shop.worker()
        let task = Task { try await worker.run() }
        await shop.journal.noted("started")
        worker.stop()
        await shop.clock.sleeper(until: .seconds(25))
        #expect(worker.health?.isStopping == true)
        worker.stop(now: true)
        try await task.value
        #expect(worker.end == .stoppedAtOnce)
        #expect(shop.journal.notes == ["started", "cancelled"])
        #expect(try await shop.claim().first?.envelope.attempts == 1)
        #expect(shop.clock.now.offset == .zero)
    }

    @Test func `weighted queues are claimed from in the order that is drawn`() async throws {
        struct Mail: Job {
            static let queue: QueueName = "mail"
            func run(_ c: Journal) async throws { c.note("mail") }
        }
        try await shop.queue.push(WriteNote(text: "default"))
        try await shop.queue.push(Mail())
        let worker = try shop.worker(concurrency: 1, jobs: [Mail.self, WriteNote.self]) {
            $0.queues = ["mail", .default]
            $0.order = .weighted(["mail": 3, .default: 1])
        }
        // The workshop's number is 1: the last part of the interval, which is the default queue's.
        try await worker.drain()
        #expect(shop.journal.notes == ["default", "mail"])
    }
}
