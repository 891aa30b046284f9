import FerroQueue
import FerroTesting
import Foundation
import Logging

/// An engine, a queue, and workers on one manual clock.
struct Workshop: Sendable {
    let engine: any QueueEngine
    let clock: ManualClock
    let queue: Queue
    let journal: Journal

    init(engine: any QueueEngine = MemoryEngine(), clock: ManualClock = ManualClock()) {
        self.engine = engine
        self.clock = clock
        queue = Queue(engine, now: { clock.date })
        journal = Journal(queue: queue)
    }

    /// A worker that polls every second; `clock` is its own if it is to stand still while time goes on.
    func worker(
        concurrency: Int = 10, engine: (any QueueEngine)? = nil, clock: ManualClock? = nil,
        jobs: [any Job<Journal>.Type] = .all, chores: [WorkerChore] = [], notes: TickNotes? = nil,
        configure: (inout WorkerConfiguration) -> Void = { _ in }, memory: @escaping @Sendable () -> Int? = { nil }
    ) throws -> Worker<Journal> {
        let journal = journal
        let clock = clock ?? self.clock
        var configuration = WorkerConfiguration(concurrency: concurrency, workerID: "w")
        configure(&configuration)
        return Worker(
            engine: engine ?? self.engine, registry: try JobRegistry(jobs),
            configuration: configuration, logger: .quiet, chores: chores, notes: notes, clock: clock,
            now: { clock.date },
            random: { 1 }, memory: memory, makeContext: { _ in journal })
    }

    func claim(limit: Int = 100) async throws -> [Claim] {
        try await engine.claim(
            ClaimRequest(
                queues: [.default], limit: limit, workerID: "other", lease: .seconds(30), now: clock.date))
    }

    func failed() async throws -> [FailedJob] { try await queue.jobs().failed }
}

extension Logger {
    static var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
