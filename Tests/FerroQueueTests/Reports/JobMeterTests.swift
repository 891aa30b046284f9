import FerroQueue
import FerroSupport
import Foundation
import Testing

@Suite struct JobMeterTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func job(_ name: String, queue: QueueName = .default) -> JobEnvelope {
        let draft = JobDraft(
            name: name, queue: queue, payload: [], maxAttempts: 1, createdAt: start, availableAt: start)
        return JobEnvelope(id: JobID(1), draft: draft, attempts: 1)
    }

    private func note(_ meter: JobMeter, _ outcome: JobMeter.Outcome, _ job: JobEnvelope, at seconds: Double) {
        meter.note(
            outcome, of: job, at: start.addingTimeInterval(seconds), waited: .seconds(1), took: .milliseconds(10))
    }

    @Test func `runs are counted by minute, queue and name, the oldest minute first`() {
        let meter = JobMeter()
        note(meter, .done, job("b"), at: 61)
        note(meter, .done, job("a"), at: 59)
        note(meter, .retried, job("a"), at: 0)
        note(meter, .failed, job("a", queue: "mail"), at: 1)
        let minutes = meter.take()
        #expect(minutes.map(\.name) == ["a", "a", "b"])
        #expect(minutes.map(\.queue) == ["default", "mail", "default"])
        #expect(minutes.map(\.minute) == [0, 0, 60].map { start.addingTimeInterval($0) })
        #expect(minutes.map(\.done) == [1, 0, 1])
        #expect(minutes.map(\.retried) == [1, 0, 0])
        #expect(minutes.map(\.failed) == [0, 1, 0])
        #expect(minutes.map(\.durations.count) == [2, 1, 1])
        #expect(minutes[0].latencies.quantile(0.5) == .milliseconds(1024))
    }

    @Test func `a latency that is not known is not counted`() throws {
        let meter = JobMeter()
        meter.note(.done, of: job("a"), at: start, waited: nil, took: .milliseconds(3))
        let minute = try #require(meter.take().first)
        #expect(minute.latencies.count == 0)
        #expect(minute.durations.mean == .milliseconds(3))
    }

    @Test func `what was taken is gone until it is put back`() {
        let meter = JobMeter()
        note(meter, .done, job("a"), at: 0)
        let taken = meter.take()
        #expect(meter.take().isEmpty)
        note(meter, .done, job("a"), at: 1)
        meter.putBack(taken)
        #expect(meter.take().map(\.done) == [2])
    }

    @Test func `names beyond the limit are counted together`() {
        let meter = JobMeter()
        for number in 0..<JobMeter.nameLimit + 10 { note(meter, .done, job("job \(number)"), at: 0) }
        let minutes = meter.take()
        #expect(minutes.count == JobMeter.nameLimit + 1)
        #expect(minutes.first { $0.name == JobMeter.otherNames }?.done == 10)
    }

    @Test func `a meter that nobody empties drops its oldest minutes`() {
        let meter = JobMeter()
        let last = 3 * JobMeter.nameLimit
        for minute in 0..<last { note(meter, .done, job("a"), at: Double(minute) * 60) }
        let minutes = meter.take()
        #expect(minutes.count == 2 * JobMeter.nameLimit)
        #expect(minutes.last?.minute == start.addingTimeInterval(Double(last - 1) * 60))
    }

    @Test func `counts that were stored in another form are read without a trap`() throws {
        let text = #"{"counts": [1, -5], "total_ms": -1}"#
        var counts = try JSONDecoder().decode(DurationCounts.self, from: Data(text.utf8))
        #expect(counts.count == 1)
        counts.add(DurationCounts(counts: Array(repeating: 1, count: 99), totalMilliseconds: .nan))
        #expect(counts.count == Int64(DurationCounts.steps) + 1)
        #expect(counts.totalMilliseconds == 0)
    }
}
