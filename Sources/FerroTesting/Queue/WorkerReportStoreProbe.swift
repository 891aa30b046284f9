import FerroQueue

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Speaks to a store of reports in few words: times are seconds since the start, which begins a minute.
struct WorkerReportStoreProbe: Sendable {
    let store: any WorkerReportStore
    let start = Date(timeIntervalSince1970: 1_800_000_000)

    func date(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    func worker(_ id: String, at seconds: Double) -> WorkerReport {
        WorkerReport(
            workerID: id, host: "host", processID: 4_000_000, queues: ["mail", .default], slots: 16, busy: 3,
            isQuiet: false, startedAt: start, at: date(seconds))
    }

    func report(_ id: String, at seconds: Double, _ minutes: [QueueMinute] = []) async throws {
        try await store.report(worker(id, at: seconds), minutes)
    }

    func line(
        _ name: String, queue: QueueName = .default, at seconds: Double = 0, done: Int = 1, took: Duration? = nil
    ) -> QueueMinute {
        var line = QueueMinute(minute: date(seconds), queue: queue, name: name)
        line.done = done
        if let took { line.durations.add(took) }
        return line
    }
}
