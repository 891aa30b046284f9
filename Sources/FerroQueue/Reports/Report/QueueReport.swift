#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How the queue is doing: what waits, how long, how fast it goes, and who works on it.
///
/// ```swift
/// let report = try await c.queue.report(over: .minutes(15))
/// return try JSON(report)
/// ```
///
/// It is put together from what the engine counts now and what workers told within the window. Durations are in
/// milliseconds; quantiles are the upper bounds of steps that double, so they are right to a factor of two.
public struct QueueReport: Sendable, Hashable, Encodable {
    /// The first minute that it is about.
    public var since: Date
    /// When it was made.
    public var at: Date
    /// Everything together.
    public var total: JobTraffic
    /// Each queue that has jobs, had some or is being worked on, by name.
    public var queues: [QueueLine]
    /// Each type of jobs that had runs, by name.
    public var jobs: [JobLine]
    /// Each minute in which something ended, the oldest first.
    public var minutes: [MinuteLine]
    /// The jobs that workers run, and could run at once.
    public var slots: Slots
    /// The workers, by id.
    public var workers: [WorkerLine]

    /// Puts a report together.
    ///
    /// - Parameters:
    ///   - stats: what the engine counts now.
    ///   - minutes: what workers told of; minutes that began before `since` are left out.
    ///   - workers: those that reported lately.
    ///   - since: the beginning of the window; throughput is counted over the time from there to `at`.
    ///   - at: the present.
    public init(stats: QueueStats, minutes: [QueueMinute], workers: [WorkerReport], since: Date, at: Date) {
        let minutes = minutes.filter { $0.minute >= since }
        let span = max(1, at.timeIntervalSince(since) / 60)
        let byQueue = Dictionary(grouping: minutes, by: \.queue)
        let byName = Dictionary(grouping: minutes, by: \.name)
        let byMinute = Dictionary(grouping: minutes, by: \.minute)
        let depths = Dictionary(stats.queues.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let busy = workers.reduce(into: [QueueName: Int]()) { sums, worker in
            for (queue, jobs) in worker.busyByQueue where jobs > 0 { sums[queue] = (sums[queue] ?? 0) &+ jobs }
        }
        let names = Set(byQueue.keys).union(depths.keys).union(busy.keys).sorted { $0.rawValue < $1.rawValue }
        self.since = since
        self.at = at
        total = JobTraffic(minutes, over: span)
        queues = names.map { name in
            QueueLine(
                depth: depths[name] ?? QueueStats.Line(name: name), busy: max(0, busy[name] ?? 0),
                traffic: JobTraffic(byQueue[name] ?? [], over: span))
        }
        jobs = byName.sorted { $0.key < $1.key }.map { JobLine(name: $0, traffic: JobTraffic($1, over: span)) }
        self.minutes = byMinute.sorted { $0.key < $1.key }.map {
            MinuteLine(minute: $0, traffic: JobTraffic($1, over: 1))
        }
        self.workers = workers.sorted { $0.workerID < $1.workerID }.map { WorkerLine($0, at: at) }
        slots = Slots(workers)
    }

    enum CodingKeys: String, CodingKey { case since, at, total, queues, jobs, minutes, slots, workers }

    /// Encodes snake-case keys and times as RFC 3339.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(since.formatted(.iso8601), forKey: .since)
        try container.encode(at.formatted(.iso8601), forKey: .at)
        try container.encode(total, forKey: .total)
        try container.encode(queues, forKey: .queues)
        try container.encode(jobs, forKey: .jobs)
        try container.encode(minutes, forKey: .minutes)
        try container.encode(slots, forKey: .slots)
        try container.encode(workers, forKey: .workers)
    }
}
