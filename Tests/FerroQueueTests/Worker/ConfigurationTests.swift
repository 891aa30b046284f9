import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct ConfigurationTests {
    private typealias Change = @Sendable (inout WorkerConfiguration) -> Void

    private static let wrong: [(field: String, change: Change)] = [
        ("queues", { $0.queues = [] }),
        ("queues", { $0.queues = ["mail", ""] }),
        ("queues", { $0.queues = ["a b"] }),
        ("queues", { $0.queues = (0...1_000).map { QueueName("q\($0)") } }),
        ("concurrency", { $0.concurrency = 0 }),
        ("concurrency", { $0.concurrency = -1 }),
        ("concurrency", { $0.concurrency = .max }),
        ("lease", { $0.lease = .zero }),
        ("lease", { $0.lease = .seconds(-30) }),
        ("lease", { $0.lease = .seconds(Int64.max) }),
        ("pollInterval", { $0.pollInterval = .seconds(-1) }),
        ("shutdownDeadline", { $0.shutdownDeadline = .seconds(-1) }),
        ("cancellationGrace", { $0.cancellationGrace = .nanoseconds(-1) }),
        ("failedTimeout", { $0.failedTimeout = .seconds(-1) }),
        ("quarantineAfter", { $0.quarantineAfter = 0 }),
        ("limits.jobs", { $0.limits.jobs = 0 }),
        ("limits.memory", { $0.limits.memory = -1 }),
        ("limits.time", { $0.limits.time = .zero }),
        ("retention.finished", { $0.retention.finished = .seconds(-1) }),
        ("retention.failed", { $0.retention.failed = .seconds(-1) }),
        ("retention.batches", { $0.retention.batches = .seconds(-1) }),
        ("retention.ticks", { $0.retention.ticks = .seconds(-1) }),
        ("retention.reports", { $0.retention.reports = .seconds(-1) }),
        ("healthFile", { $0.healthFile = "" }),
        ("workerID", { $0.workerID = "" }),
        ("workerID", { $0.workerID = "a\nb" }),
    ]

    @Test(arguments: wrong.indices)
    func `a worker that cannot work is refused before it begins, naming the field`(index: Int) async throws {
        let (field, change) = Self.wrong[index]
        let shop = Workshop()
        let worker = try shop.worker(configure: change)
        for start in [{ try await worker.run() }, { _ = try await worker.drain() }]
            as [@Sendable () async throws -> Void]
        {
            let error = await #expect(throws: QueueError.self) { try await start() }
            #expect(error?.code == .invalid)
            #expect(error?.message.hasPrefix("WorkerConfiguration.\(field) ") == true, "\(error?.message ?? "")")
        }
        #expect(worker.health == nil)
    }

    @Test func `the framework's defaults and the extremes are well`() throws {
        try WorkerConfiguration().validate()
        try WorkerConfiguration(QueueConfiguration()).validate()
        var configuration = WorkerConfiguration(
            queues: ["a"], concurrency: WorkerConfiguration.maximumConcurrency, pollInterval: .zero,
            lease: .milliseconds(1), shutdownDeadline: .zero, cancellationGrace: .zero)
        configuration.retention.finished = .zero
        try configuration.validate()
    }

    @Test func `a queue that cannot be set up is refused, naming the field`() throws {
        let wrong: [(String, (inout QueueConfiguration) -> Void)] = [
            ("defaultQueue", { $0.defaultQueue = "a b" }), ("prefix", { $0.prefix = "" }),
            ("prefix", { $0.prefix = "a{b}" }), ("prefix", { $0.prefix = "a b" }),
            ("maxConcurrent", { $0.maxConcurrent = 0 }), ("payloadLimit", { $0.payloadLimit = 0 }),
            ("blockTimeout", { $0.blockTimeout = .seconds(-1) }), ("retention", { $0.retention = .seconds(-1) }),
        ]
        for (field, change) in wrong {
            var configuration = QueueConfiguration()
            try configuration.validate()
            change(&configuration)
            let error = #expect(throws: QueueError.self) { try configuration.validate() }
            #expect(error?.message.hasPrefix("QueueConfiguration.\(field) ") == true, "\(error?.message ?? "")")
        }
    }
}
