import FerroQueue
import FerroRedis
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation
import Testing

@Suite struct ReportStoreTests {
    @Test(arguments: ReportStoreKind.allCases, WorkerReportStoreContract.rules)
    func `the store keeps the contract`(kind: ReportStoreKind, rule: WorkerReportStoreContract.Rule) async throws {
        try await kind.withStore { store in try await rule.check(store) }
    }

    private func worker(_ start: Date) -> WorkerReport {
        WorkerReport(
            workerID: "w", host: "h", processID: 1, queues: ["mail", .default], slots: 4, busy: 3,
            busyByQueue: ["mail": 3], isQuiet: false, startedAt: start, at: start)
    }

    @Test func `a row of a worker that did not tell its busy slots by queue is read`() async throws {
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        let database = Database(try await SQLiteDatabase())
        try await database.executeAll(ReportTables.schema(.sqlite))
        let store = SQLReportStore(database)
        try await store.report(worker(start), [])
        #expect(try await store.workers(since: start) == [worker(start)])
        try await database.execute(#"UPDATE job_workers SET queues = '["mail","default"]'"#)
        var older = worker(start)
        older.busyByQueue = [:]
        #expect(try await store.workers(since: start) == [older])
        await database.close()
    }

    @Test func `a row of another version that cannot be read is left out, and all else comes`() async throws {
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        let database = Database(try await SQLiteDatabase())
        try await database.executeAll(ReportTables.schema(.sqlite))
        let store = SQLReportStore(database)
        var minute = QueueMinute(minute: start, queue: .default, name: "job")
        minute.done = 3
        try await store.report(worker(start), [minute])
        var other = worker(start)
        other.workerID = "other"
        try await store.report(other, [QueueMinute(minute: start, queue: .default, name: "other")])
        try await database.execute(#"UPDATE job_workers SET queues = '[{"shape":2}]' WHERE id = 'other'"#)
        try await database.execute("UPDATE job_minutes SET minute = 'noon' WHERE name = 'other'")
        #expect(try await store.workers(since: start) == [worker(start)])
        #expect(try await store.minutes(since: start) == [minute])
        await database.close()
    }

    @Test func `a report of a worker that did not tell its busy slots by queue is read`() throws {
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        let json = try JSONEncoder().encode(worker(start))
        var object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(object["busyByQueue"] as? [String: Int] == ["mail": 3])
        object["busyByQueue"] = nil
        var older = worker(start)
        older.busyByQueue = [:]
        let text = try JSONSerialization.data(withJSONObject: object)
        #expect(try JSONDecoder().decode(WorkerReport.self, from: text) == older)
    }

    @Test(.enabled(if: RedisServer.isThere)) func `what cannot be read in Redis is left out, and all else comes`()
        async throws
    {
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
