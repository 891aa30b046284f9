import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps what this process's workers tell, for as long as the process lives.
public final class MemoryReportStore: WorkerReportStore {
    fileprivate struct State {
        var workers: [String: WorkerReport] = [:]
        var lines: [QueueMinute.Line: QueueMinute] = [:]
    }

    private let state = Mutex(State())
    private let retention: Duration

    /// A store that nothing was told; minutes go by themselves when they are older than the retention.
    public init(retention: Duration = .seconds(86_400)) { self.retention = max(.zero, retention) }

    /// Replaces a worker's report and adds to the minutes.
    public func report(_ report: WorkerReport, _ minutes: [QueueMinute]) async throws {
        let oldest = report.at + retention * -1
        state.withLock { state in
            state.workers[report.workerID] = report
            for minute in minutes { state.lines[minute.line, default: minute.line.empty].add(minute) }
            state.drop(before: oldest, workers: false)
        }
    }

    /// Removes a worker that has stopped.
    public func leave(_ workerID: String) async throws { state.withLock { $0.workers[workerID] = nil } }

    /// The workers that reported since a date, by id.
    public func workers(since date: Date) async throws -> [WorkerReport] {
        let workers = state.withLock { Array($0.workers.values) }
        return workers.filter { $0.at >= date }.sorted { $0.workerID < $1.workerID }
    }

    /// What happened in the minutes that began since a date.
    public func minutes(since date: Date) async throws -> [QueueMinute] {
        let lines = state.withLock { Array($0.lines.values) }
        return lines.filter { $0.minute >= date }.sorted { $0.comes(before: $1) }
    }

    /// Removes minutes before a date, and workers that did not report since.
    public func prune(before date: Date) async throws { state.withLock { $0.drop(before: date, workers: true) } }
}

extension MemoryReportStore.State {
    fileprivate mutating func drop(before date: Date, workers isMeant: Bool) {
        lines = lines.filter { $0.value.minute >= date }
        if isMeant { workers = workers.filter { $0.value.at >= date } }
    }
}
