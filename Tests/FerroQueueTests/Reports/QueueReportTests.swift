import FerroQueue
import FerroTesting
import Foundation
import Testing

@Suite struct QueueReportTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func line(_ name: String, _ queue: QueueName, at minute: Double, done: Int, took: Int64) -> QueueMinute {
        var line = QueueMinute(minute: start.addingTimeInterval(minute * 60), queue: queue, name: name)
        line.done = done
        for _ in 0..<done { line.durations.add(.milliseconds(took)) }
        return line
    }

    private func worker(_ id: String, busy: Int, slots: Int) -> WorkerReport {
        WorkerReport(
            workerID: id, host: "h", processID: 7, queues: ["mail"], slots: slots, busy: busy,
            busyByQueue: ["mail": busy, "other": busy - 1], isQuiet: false,
            startedAt: start, at: start.addingTimeInterval(290))
    }

    private func report() -> QueueReport {
        var bad = line("send", "mail", at: 4, done: 0, took: 0)
        bad.failed = 1
        bad.retried = 2
        bad.latencies.add(.milliseconds(900))
        return QueueReport(
            stats: QueueStats(queues: [
                .init(name: "idle", delayed: 3), .init(name: "mail", pending: 2, oldestSeconds: 4),
            ]),
            minutes: [
                line("send", "mail", at: -1, done: 100, took: 1), line("send", "mail", at: 0, done: 9, took: 3),
                line("index", .default, at: 0, done: 1, took: 100), bad,
            ], workers: [worker("b", busy: 2, slots: 4), worker("a", busy: 1, slots: 16)], since: start,
            at: start.addingTimeInterval(300))
    }

    @Test func `a report adds up queues, jobs and minutes within the window`() {
        let report = report()
        #expect(report.queues.map(\.depth.name) == ["default", "idle", "mail", "other"])
        #expect(report.queues.map(\.traffic.done) == [1, 0, 9, 0])
        #expect(report.queues.map(\.busy) == [0, 0, 3, 1])
        #expect(report.queues[2].depth.oldestSeconds == 4)
        #expect(report.queues[2].traffic.latency?.p99 == 1024)
        #expect(report.queues[1].traffic.duration == nil)
        #expect(report.jobs.map(\.name) == ["index", "send"])
        #expect(report.jobs[1].traffic.failed == 1)
        #expect(report.minutes.map(\.traffic.done) == [10, 0])
        #expect(report.minutes.map(\.traffic.perMinute) == [10, 0])
        #expect(report.total.perMinute == 2)
        #expect(report.total.duration?.p50 == 4)
        #expect(report.total.duration?.p95 == 128)
        #expect(report.total.duration?.mean == 12.7)
        #expect(report.total.retried == 2)
    }

    @Test func `a report counts the slots of all workers`() {
        #expect(report().slots.busy == 3)
        #expect(report().slots.total == 20)
        #expect(report().workers.map(\.report.workerID) == ["a", "b"])
        #expect(report().workers.map(\.silentSeconds) == [10, 10])
    }

    @Test func `a report is written in snake case, with times as RFC 3339`() throws {
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report())) as? [String: Any]
        #expect(json?["since"] as? String == "2027-01-15T08:00:00Z")
        let mail = try #require((json?["queues"] as? [[String: Any]])?[2])
        #expect(mail["busy"] as? Int == 3)
        #expect(
            Set(mail.keys) == [
                "name", "pending", "delayed", "running", "failed", "done", "oldest_seconds", "paused", "busy",
                "traffic",
            ])
        let traffic = try #require(mail["traffic"] as? [String: Any])
        #expect(Set(traffic.keys) == ["done", "retried", "failed", "per_minute", "duration", "latency"])
        #expect((traffic["latency"] as? [String: Double])?.keys.sorted() == ["mean_ms", "p50_ms", "p95_ms", "p99_ms"])
        let worker = try #require((json?["workers"] as? [[String: Any]])?.first)
        #expect(worker["process_id"] as? Int == 7)
        #expect(worker["quiet"] as? Bool == false)
        #expect(worker["busy_by_queue"] as? [String: Int] == ["mail": 1, "other": 0])
        #expect(worker["started_at"] as? String == "2027-01-15T08:00:00Z")
    }

    @Test func `a queue's report asks the engine for all of it`() async throws {
        let shop = Workshop()
        try await shop.queue.push(WriteNote(text: "a"))
        let report = try await shop.queue.report(over: .seconds(600))
        #expect(report.queues.map(\.depth.name) == [.default])
        #expect(report.at == shop.clock.date)
        #expect(report.since <= shop.clock.date.addingTimeInterval(-600))
    }
}
