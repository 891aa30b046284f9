#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension QueueMinute {
    /// Which minute since 1970 a date lies in.
    static func index(of date: Date) -> Int64 {
        Int64(exactly: (date.timeIntervalSince1970 / 60).rounded(.down)) ?? 0
    }

    /// The beginning of a minute since 1970.
    static func date(of index: Int64) -> Date { Date(timeIntervalSince1970: Double(index) * 60) }

    /// Adds what happened to the same queue's jobs of the same type elsewhere.
    public mutating func add(_ other: QueueMinute) {
        done = done.adding(other.done)
        retried = retried.adding(other.retried)
        failed = failed.adding(other.failed)
        durations.add(other.durations)
        latencies.add(other.latencies)
    }

    /// One line for each minute, queue and name, the oldest first; dates are those of whole minutes.
    static func merged(_ minutes: some Sequence<QueueMinute>) -> [QueueMinute] {
        var lines: [Line: QueueMinute] = [:]
        for minute in minutes { lines[minute.line, default: minute.line.empty].add(minute) }
        return lines.values.sorted { $0.comes(before: $1) }
    }

    /// Which of two lines comes first: by minute, then by queue, then by name.
    func comes(before other: QueueMinute) -> Bool {
        (minute, queue.rawValue, name) < (other.minute, other.queue.rawValue, other.name)
    }

    /// What a line is about.
    struct Line: Hashable {
        var minute: Int64
        var queue: QueueName
        var name: String

        /// The line before anything happened.
        var empty: QueueMinute { QueueMinute(minute: QueueMinute.date(of: minute), queue: queue, name: name) }
    }

    /// What this line is about.
    var line: Line { Line(minute: Self.index(of: minute), queue: queue, name: name) }
}

extension Int {
    /// The sum, or the largest number where it would not fit; negative numbers count as nothing.
    fileprivate func adding(_ other: Int) -> Int {
        let (sum, isTooLarge) = Swift.max(0, self).addingReportingOverflow(Swift.max(0, other))
        return isTooLarge ? .max : sum
    }
}
