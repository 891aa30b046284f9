/// How the app's queue is set up; the environment's `QUEUE_…` variables hold the same values.
public struct QueueConfiguration: Sendable, Hashable {
    /// Where jobs are kept: `QUEUE_CONNECTION`, default `sync`.
    public var connection: QueueConnection
    /// The queue that ``QueueName/default`` stands for: `QUEUE_DEFAULT`, default `default`.
    public var defaultQueue: QueueName
    /// What the keys of a shared store begin with: `QUEUE_PREFIX`, default `ferro_queue`; the `jobs` table ignores it.
    public var prefix: String
    /// How long a worker waits for a job before it asks again: `QUEUE_BLOCK_TIMEOUT`, default 5 seconds.
    public var blockTimeout: Duration
    /// How many jobs one worker runs at once: `QUEUE_MAX_CONCURRENT`, default 10.
    public var maxConcurrent: Int
    /// How many bytes of JSON a job may take, default 256 KiB.
    public var payloadLimit: Int

    /// How long jobs that are done are kept to be looked at: `QUEUE_RETENTION`; default 0, they are removed at once.
    public var retention: Duration = .zero

    /// A configuration; every default is the framework's.
    public init(
        connection: QueueConnection = .sync, defaultQueue: QueueName = .default, prefix: String = "ferro_queue",
        blockTimeout: Duration = .seconds(5), maxConcurrent: Int = 10, payloadLimit: Int = 256 * 1024
    ) {
        self.connection = connection
        self.defaultQueue = defaultQueue
        self.prefix = prefix
        self.blockTimeout = blockTimeout
        self.maxConcurrent = maxConcurrent
        self.payloadLimit = payloadLimit
    }

    /// Throws `.invalid` when the default queue has a name that no queue may have.
    public func validate() throws { try defaultQueue.validate() }

    /// The queue a name stands for: ``QueueName/default`` is replaced by ``defaultQueue``, others stay.
    public func resolve(_ queue: QueueName) -> QueueName { queue == .default ? defaultQueue : queue }
}
