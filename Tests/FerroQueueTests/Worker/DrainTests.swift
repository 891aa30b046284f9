import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct DrainTests {
    private let shop = Workshop()
    private var reports: any WorkerReportStore { shop.engine.stores.reports }

    @Test func `a worker that ends when nothing is due is in the report while it works, and leaves its numbers`()
        async throws
    {
        try await shop.queue.push(Waiting())
        let worker = try shop.worker(concurrency: 3)
        let task = Task { try await worker.drain() }
        await shop.journal.noted("started")
        await shop.clock.sleeper(until: .seconds(10))
        shop.clock.advance(by: .seconds(10))
        #expect(
            try await eventually {
                try await reports.workers(since: shop.clock.start).map(\.busyByQueue) == [[.default: 1]]
            })
        let report = try #require(try await reports.workers(since: shop.clock.start).first)
        #expect(report.workerID == "w" && report.busy == 1 && report.slots == 3)
        shop.journal.open("gate")
        #expect(try await task.value == 1)
        #expect(try await reports.workers(since: shop.clock.start).isEmpty)
        #expect(try await reports.minutes(since: shop.clock.start).map(\.done) == [1])
    }

    @Test func `its health file goes with it`() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-drain-\(UUID().uuidString)")
            .path
        try await shop.queue.push(Waiting())
        let worker = try shop.worker { $0.healthFile = path }
        let task = Task { try await worker.drain() }
        #expect(try await eventually { FileManager.default.fileExists(atPath: path) })
        await shop.journal.noted("started")
        shop.journal.open("gate")
        #expect(try await task.value == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a quieted one claims nothing more and ends with what runs`() async throws {
        try await shop.queue.push(Waiting())
        try await shop.queue.push(WriteNote(text: "left"))
        let worker = try shop.worker(concurrency: 1)
        let task = Task { try await worker.drain() }
        await shop.journal.noted("started")
        worker.quiet()
        shop.journal.open("gate")
        #expect(try await task.value == 1)
        #expect(worker.end == nil)
        #expect(try await shop.claim().map(\.envelope.name) == ["write_note"])
    }

    @Test func `a store that takes no reports keeps no job from running`() async throws {
        try await shop.queue.push(WriteNote(text: "a"))
        let engine = WatchedEngine(shop.engine, reports: SilentReports())
        #expect(try await shop.worker(engine: engine).drain() == 1)
    }
}

/// A store of reports that is away.
private struct SilentReports: WorkerReportStore {
    func report(_ report: WorkerReport, _ minutes: [QueueMinute]) async throws { throw Oops() }
    func leave(_ workerID: String) async throws { throw Oops() }
    func workers(since date: Date) async throws -> [WorkerReport] { throw Oops() }
    func minutes(since date: Date) async throws -> [QueueMinute] { throw Oops() }
    func prune(before date: Date) async throws { throw Oops() }
}
