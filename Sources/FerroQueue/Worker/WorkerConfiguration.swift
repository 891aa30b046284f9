#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How a worker takes jobs and how it stops.
public struct WorkerConfiguration: Sendable, Hashable {
    /// The queues it works on; default ``QueueName/default`` alone.
    public var queues: [QueueName]
    /// Which of the queues comes first; default ``QueueOrder/strict``, as they are listed.
    public var order = QueueOrder.strict
    /// How many jobs it runs at once, at least 1; default 10.
    public var concurrency: Int
    /// How long it waits before it asks again when there was nothing to do; default 1 second.
    ///
    /// It waits between half of it and all of it, drawn at random, so that workers do not ask in step. The wait does not
    /// grow while there is nothing to do: where a store cannot wake its workers, a job starts within this time.
    public var pollInterval: Duration
    /// How long a job is the worker's without a heartbeat; default 30 seconds.
    ///
    /// It is the time after which a dead worker's jobs run again. The heart beats three times in it.
    public var lease: Duration
    /// How long running jobs may go on when the worker stops; default 25 seconds.
    ///
    /// After it they are cancelled. The default fits the 30 seconds that a process is usually given.
    public var shutdownDeadline: Duration
    /// How long cancelled jobs may take to return, before they are given back; default 2 seconds.
    public var cancellationGrace: Duration
    /// How long a job's `failed` may take before it is cancelled and no longer waited for; default 30 seconds.
    public var failedTimeout = Duration.seconds(30)
    /// After how many runs that ended without a word a job is kept aside; default 3.
    ///
    /// A run ends so when its worker dies or loses its lease. Such a job may be what kills its workers, whatever number
    /// of attempts it is allowed; attempts that fail with an error do not count here.
    public var quarantineAfter = 3
    /// After what it ends by itself; default never.
    public var limits = WorkerLimits()
    /// How long its store keeps what is over.
    public var retention = JobRetention()
    /// A file that says how it is, replaced with each heartbeat and removed at the end; default none.
    public var healthFile: String?
    /// Who holds a job, for people who look at the store; default the process's number and a random part.
    public var workerID: String

    /// A configuration; every default is the framework's.
    public init(
        queues: [QueueName] = [.default], concurrency: Int = 10, pollInterval: Duration = .seconds(1),
        lease: Duration = .seconds(30), shutdownDeadline: Duration = .seconds(25),
        cancellationGrace: Duration = .seconds(2), workerID: String = WorkerConfiguration.randomID()
    ) {
        self.queues = queues
        self.concurrency = concurrency
        self.pollInterval = pollInterval
        self.lease = lease
        self.shutdownDeadline = shutdownDeadline
        self.cancellationGrace = cancellationGrace
        self.workerID = workerID
    }

    /// A worker on an app's queue, or on the queues named, as many jobs at once as the app says.
    public init(_ queue: QueueConfiguration, queues: [QueueName] = [.default]) {
        self.init(
            queues: queues.map(queue.resolve), concurrency: queue.maxConcurrent,
            pollInterval: min(max(queue.blockTimeout, .milliseconds(100)), .seconds(1)))
    }

    /// The time between two heartbeats: a third of the lease.
    public var heartbeatInterval: Duration { max(lease / 3, .milliseconds(1)) }

    /// The process's number and a random part, as in `4711-9F86D081`.
    public static func randomID() -> String {
        "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
    }
}
