#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension QueueReport {
    /// One queue: what it holds now, and what happened to its jobs within the window.
    public struct QueueLine: Sendable, Hashable, Encodable {
        /// What it holds, and for how long the oldest pending job has been due.
        public var depth: QueueStats.Line
        /// How many slots of workers its jobs take, as they reported; what the store holds as running may be more.
        public var busy: Int
        /// What happened to its jobs.
        public var traffic: JobTraffic

        /// Encodes both side by side, under the keys of ``QueueStats/Line``, `busy` and `traffic`.
        public func encode(to encoder: any Encoder) throws {
            try depth.encode(to: encoder)
            var container = encoder.container(keyedBy: QueueKey.self)
            try container.encode(busy, forKey: .busy)
            try container.encode(traffic, forKey: .traffic)
        }
    }

    /// One type of jobs, over all queues.
    public struct JobLine: Sendable, Hashable, Encodable {
        /// The name of the type.
        public var name: String
        /// What happened to its jobs.
        public var traffic: JobTraffic
    }

    /// One minute, over all queues.
    public struct MinuteLine: Sendable, Hashable, Encodable {
        /// Its beginning.
        public var minute: Date
        /// What happened in it.
        public var traffic: JobTraffic

        enum CodingKeys: String, CodingKey { case minute, traffic }

        /// Encodes the time as RFC 3339.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(minute.formatted(.iso8601), forKey: .minute)
            try container.encode(traffic, forKey: .traffic)
        }
    }

    /// How much of what workers can do at once is used.
    public struct Slots: Sendable, Hashable, Encodable {
        /// Jobs that run.
        public var busy: Int
        /// Jobs that could run at once.
        public var total: Int

        init(_ workers: [WorkerReport]) {
            busy = workers.reduce(0) { $0 &+ max(0, $1.busy) }
            total = workers.reduce(0) { $0 &+ max(0, $1.slots) }
        }
    }

    private enum QueueKey: String, CodingKey { case busy, traffic }
}

extension QueueReport {
    /// One worker.
    public struct WorkerLine: Sendable, Hashable, Encodable {
        /// What it told last.
        public var report: WorkerReport
        /// How long ago that was, in seconds.
        public var silentSeconds: Double

        init(_ report: WorkerReport, at date: Date) {
            self.report = report
            silentSeconds = max(0, date.timeIntervalSince(report.at))
        }

        enum CodingKeys: String, CodingKey {
            case id, host, queues, slots, busy
            case processID = "process_id"
            case busyByQueue = "busy_by_queue"
            case isQuiet = "quiet"
            case startedAt = "started_at"
            case silentSeconds = "silent_seconds"
        }

        /// Encodes snake-case keys and times as RFC 3339.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(report.workerID, forKey: .id)
            try container.encode(report.host, forKey: .host)
            try container.encode(report.processID, forKey: .processID)
            try container.encode(report.queues, forKey: .queues)
            try container.encode(report.slots, forKey: .slots)
            try container.encode(report.busy, forKey: .busy)
            try container.encode(report.busyObject, forKey: .busyByQueue)
            try container.encode(report.isQuiet, forKey: .isQuiet)
            try container.encode(report.startedAt.formatted(.iso8601), forKey: .startedAt)
            try container.encode(silentSeconds, forKey: .silentSeconds)
        }
    }
}
