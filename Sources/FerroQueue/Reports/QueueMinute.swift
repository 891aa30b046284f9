#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What happened to one queue's jobs of one type within a minute; minutes of several workers add up.
public struct QueueMinute: Sendable, Hashable, Codable {
    /// The beginning of the minute.
    public var minute: Date
    /// The queue.
    public var queue: QueueName
    /// The name of the jobs' type.
    public var name: String
    /// Jobs that were done.
    public var done = 0
    /// Attempts that failed and are made again.
    public var retried = 0
    /// Jobs that failed.
    public var failed = 0
    /// How long runs took, counted by upper bound: see ``DurationCounts``.
    public var durations = DurationCounts()
    /// How long jobs waited from due to start.
    public var latencies = DurationCounts()

    /// A minute in which nothing happened yet.
    public init(minute: Date, queue: QueueName, name: String) {
        self.minute = minute
        self.queue = queue
        self.name = name
    }
}
