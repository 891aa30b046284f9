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

    /// Throws `.invalid`, naming the field, for a name that no queue may have, and for a number or time that cannot be.
    public func validate() throws {
        guard defaultQueue.isValid else {
            throw Self.wrong("defaultQueue", "is \"\(defaultQueue.rawValue.prefix(80))\"", QueueName.rule)
        }
        guard (1...128).contains(prefix.utf8.count),
            !prefix.unicodeScalars.contains(where: { $0.value <= 32 || $0.value == 127 || $0 == "{" || $0 == "}" })
        else {
            throw Self.wrong(
                "prefix", "is \"\(prefix.prefix(80))\"", "use 1 to 128 bytes without spaces and braces (QUEUE_PREFIX)")
        }
        guard (1...WorkerConfiguration.maximumConcurrency).contains(maxConcurrent) else {
            throw Self.wrong("maxConcurrent", "is \(maxConcurrent)", "set at least 1 (QUEUE_MAX_CONCURRENT)")
        }
        guard payloadLimit >= 1 else { throw Self.wrong("payloadLimit", "is \(payloadLimit)", "set at least 1") }
        guard blockTimeout >= .zero else {
            throw Self.wrong("blockTimeout", "is negative", "set seconds from 0 on (QUEUE_BLOCK_TIMEOUT)")
        }
        guard retention >= .zero else {
            throw Self.wrong("retention", "is negative", "set seconds from 0 on (QUEUE_RETENTION)")
        }
    }

    private static func wrong(_ field: String, _ fault: String, _ cure: String) -> QueueError {
        QueueError(.invalid, "QueueConfiguration.\(field) \(fault): \(cure)")
    }

    /// The queue a name stands for: ``QueueName/default`` is replaced by ``defaultQueue``, others stay.
    public func resolve(_ queue: QueueName) -> QueueName { queue == .default ? defaultQueue : queue }
}
