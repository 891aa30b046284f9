import FerroQueue
import FerroRedis
import FerroTesting
import Foundation
import Testing

@Suite struct ReportStoreTests {
    @Test(arguments: ReportStoreKind.allCases, WorkerReportStoreContract.rules)
    func `the store keeps the contract`(kind: ReportStoreKind, rule: WorkerReportStoreContract.Rule) async throws {
        try await kind.withStore { store in try await rule.check(store) }
    }

    @Test(.enabled(if: RedisServer.isThere)) func `what cannot be read in Redis is left out, and all else comes`() async throws {
        try await withRedis { redis, prefix in
            let store = RedisReportStore(redis, prefix: prefix)
            let start = Date(timeIntervalSince1970: 1_800_000_000)
            let worker = WorkerReport(
                workerID: "w", host: "h", processID: 1, queues: [], slots: 1, busy: 0, isQuiet: false,
                startedAt: start, at: start)
            var minute = QueueMinute(minute: start, queue: .default, name: "job")
            minute.done = 3
            try await store.report(worker, [minute])
            let workers = RedisKey("{\(prefix)}:reports:workers")
            try await redis.setFields(["old": "1800000000 {\"shape\":2}", "none": "", "odd": "1 [1"], of: workers)
            let number = Int64(start.timeIntervalSince1970 / 60)
            let cells = RedisKey("{\(prefix)}:reports:minute:\(number)")
            try await redis.setFields(["odd": "1", "done:7:defaultother": "many"], of: cells)
            #expect(try await store.workers(since: start) == [worker])
            #expect(try await store.minutes(since: start) == [minute])
        }
    }

    @Test func `minutes in memory go after the retention`() async throws {
        let store = MemoryReportStore(retention: .seconds(3600))
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        for hour in [0.0, 1, 2] {
            let at = start.addingTimeInterval(hour * 3600)
            let worker = WorkerReport(
                workerID: "w", host: "h", processID: 1, queues: [], slots: 1, busy: 0, isQuiet: false,
                startedAt: start, at: at)
            try await store.report(worker, [QueueMinute(minute: at, queue: .default, name: "job")])
        }
        let minutes = try await store.minutes(since: start)
        #expect(minutes.map(\.minute) == [3600, 7200].map { start.addingTimeInterval($0) })
    }
}
