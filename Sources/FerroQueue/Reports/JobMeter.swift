import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Counts what a worker's runs come to, by minute, queue and name, until somebody takes the counts away.
///
/// ```swift
/// meter.note(.done, of: claim.envelope, at: now, waited: latency, took: duration)
/// let minutes = meter.take()
/// do { try await engine.stores.reports.report(report, minutes) } catch { meter.putBack(minutes) }
/// ```
///
/// A note costs a lock and an addition. At most ``nameLimit`` lines are kept apart; what has no line by then is counted
/// for its queue under the name ``otherNames``, and the oldest minute is dropped when even that is too much.
public final class JobMeter: Sendable {
    /// What an attempt came to.
    public enum Outcome: Sendable, Hashable, CaseIterable {
        /// The job is done.
        case done
        /// The attempt failed; another one is made.
        case retried
        /// The job failed.
        case failed
    }

    /// How many lines are kept apart by name between two calls of ``take()``.
    public static let nameLimit = 1024
    /// The name under which the rest is counted.
    public static let otherNames = "*"

    private let lines = Mutex<[QueueMinute.Line: QueueMinute]>([:])

    /// A meter that has counted nothing.
    public init() {}

    /// Counts an attempt that ended at a date; `waited` is its latency from due to start, where it is known.
    public func note(
        _ outcome: Outcome, of job: JobEnvelope, at date: Date, waited: Duration?, took duration: Duration
    ) {
        let key = QueueMinute.Line(minute: QueueMinute.index(of: date), queue: job.queue, name: job.name)
        add(under: key) { line in
            switch outcome {
            case .done: line.done += 1
            case .retried: line.retried += 1
            case .failed: line.failed += 1
            }
            line.durations.add(duration)
            if let waited { line.latencies.add(waited) }
        }
    }

    /// Takes everything away that was counted since the last call, the oldest minute first.
    public func take() -> [QueueMinute] {
        let taken = lines.withLock { lines in
            defer { lines = [:] }
            return lines
        }
        return taken.values.sorted { $0.comes(before: $1) }
    }

    /// Adds minutes again that could not be stored, so that the next ``take()`` answers them.
    public func putBack(_ minutes: [QueueMinute]) {
        for minute in minutes {
            add(under: minute.line) { $0.add(minute) }
        }
    }

    private func add(under key: QueueMinute.Line, _ change: (inout QueueMinute) -> Void) {
        lines.withLock { lines in
            var key = key
            if lines[key] == nil, lines.count >= Self.nameLimit {
                key.name = Self.otherNames
                if lines[key] == nil, lines.count >= 2 * Self.nameLimit { Self.dropOldest(&lines) }
            }
            change(&lines[key, default: key.empty])
        }
    }

    private static func dropOldest(_ lines: inout [QueueMinute.Line: QueueMinute]) {
        guard let oldest = lines.keys.map(\.minute).min() else { return }
        lines = lines.filter { $0.key.minute != oldest }
    }
}
