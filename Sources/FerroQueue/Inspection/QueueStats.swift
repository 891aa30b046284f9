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

        /// The jobs of one queue.
        public init(name: QueueName, pending: Int, delayed: Int) {
            self.name = name
            self.pending = pending
            self.delayed = delayed
        }
    }

    /// One line for each queue that has jobs, sorted by name.
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
