import Synchronization

/// A worker's counters.
final class Tally: Sendable {
    private let state = Mutex(WorkerStatistics())

    /// The counters at this moment.
    var statistics: WorkerStatistics { state.withLock { $0 } }

    /// Counts a run that starts.
    func began() { state.withLock { $0.inFlight += 1 } }

    /// Counts a run that has ended.
    func ended(_ outcome: Outcome, after reason: RunControl.Reason?) {
        state.withLock { statistics in
            statistics.inFlight -= 1
            if reason == .timeout { statistics.timedOut += 1 }
            switch outcome {
            case .completed, .dropped: statistics.processed += 1
            case .retry: statistics.retried += 1
            case .failed: statistics.failed += 1
            case .interrupted, .waiting: statistics.released += 1
            case .cancelled: statistics.cancelled += 1
            case .lost: statistics.stale += 1
            }
        }
    }
}
