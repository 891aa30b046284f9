/// How many jobs wait, by queue, and how many have failed in all.
public struct QueueStats: Sendable, Hashable, Codable {
    /// The jobs of one queue.
    public struct Line: Sendable, Hashable, Codable {
        /// The queue.
        public var name: QueueName
        /// Jobs that are due and not taken by a worker.
        public var pending: Int
        /// Jobs whose time has not come.
        public var delayed: Int
        /// Jobs that workers hold, also those whose lease is over.
        public var running: Int
        /// Jobs that no attempt is left for.
        public var failed: Int
        /// Jobs that are done and kept for the retention.
        public var done: Int
        /// For how long the oldest pending job has been due, in seconds; nil when none is.
        public var oldestSeconds: Double?
        /// Whether workers are kept from it.
        public var isPaused: Bool

        /// The jobs of one queue.
        public init(
            name: QueueName, pending: Int = 0, delayed: Int = 0, running: Int = 0, failed: Int = 0, done: Int = 0,
            oldestSeconds: Double? = nil, isPaused: Bool = false
        ) {
            self.name = name
            self.pending = pending
            self.delayed = delayed
            self.running = running
            self.failed = failed
            self.done = done
            self.oldestSeconds = oldestSeconds
            self.isPaused = isPaused
        }

        enum CodingKeys: String, CodingKey {
            case name, pending, delayed, running, failed, done
            case oldestSeconds = "oldest_seconds"
            case isPaused = "paused"
        }
    }

    /// One line for each queue that has jobs or is paused, sorted by name.
    public var queues: [Line]
    /// Jobs that no attempt is left for, over all queues.
    public var totalFailed: Int

    /// Numbers of given parts.
    public init(queues: [Line] = [], totalFailed: Int = 0) {
        self.queues = queues
        self.totalFailed = totalFailed
    }

    enum CodingKeys: String, CodingKey {
        case queues
        case totalFailed = "total_failed"
    }
}
