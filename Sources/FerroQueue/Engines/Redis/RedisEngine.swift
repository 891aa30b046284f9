public import FerroRedis
import FerroSupport

/// Keeps jobs in Redis (`QUEUE_CONNECTION=redis`); each operation is one script, all of it or nothing.
///
/// ```swift
/// let engine = RedisEngine(redis, prefix: "shop_queue", retention: .hours(1))
/// let queue = Queue(engine)
/// ```
///
/// A claim of many jobs, and the record of many endings, is one round trip each, whose cost does not grow with what
/// waits behind them. Leases, and delayed jobs that become due, go by the server's clock: a worker whose own is wrong
/// neither loses its jobs nor takes those of others.
///
/// **What is kept depends on Redis.** With `appendonly yes` and `appendfsync always` nothing that was answered is lost;
/// with the default, `everysec`, a crash of the machine loses the last second, and a failover loses what the old master
/// had not sent to its replica. `maxmemory-policy` must be `noeviction`.
///
/// **When an answer is lost** (`RedisError.mayHaveRun`): the jobs of a claim come back when their lease ends; an ending
/// that is recorded again by this engine, of the same claim and kind, is told what the first record came to, for an
/// hour; a push may have happened, so repeat it under a key (``Unique``), which stores it once.
///
/// **In a transaction** of a database a push runs after the commit, so its receipts are 0. It is lost when the process
/// ends in between, or when Redis is away, which is logged.
public final class RedisEngine: QueueEngine {
    let client: RedisClient
    let layout: RedisLayout
    /// How long jobs that are done or cancelled are kept, in microseconds.
    let retention: Int64
    /// This engine among all, for ``answers``.
    let instance: String
    let answers = RedisAnswers()
    /// Whose clock leases go by.
    let time: Time
    private let listener: RedisWakeups

    /// Whose clock says what is over and what is due.
    package enum Time: Sendable {
        /// That of the Redis server.
        case server
        /// That of who asks: for tests.
        case caller
    }

    /// An engine behind a client.
    ///
    /// - Parameters:
    ///   - prefix: what its keys begin with, in braces: `{ferro_queue}:…`.
    ///   - retention: how long jobs that are done or cancelled are kept; zero for not at all.
    public convenience init(_ client: RedisClient, prefix: String = "ferro_queue", retention: Duration = .zero) {
        self.init(client, prefix: prefix, retention: retention, time: .server)
    }

    /// An engine that goes by a clock of the caller's choice.
    package init(
        _ client: RedisClient, prefix: String = "ferro_queue", retention: Duration = .zero, time: Time
    ) {
        self.client = client
        self.time = time
        layout = RedisLayout(prefix: prefix)
        let seconds = min(max(retention / .seconds(1), 0), 3e9)
        self.retention = Int64(seconds * 1e6)
        instance = String(UInt64.random(in: .min ... .max), radix: 36)
        listener = RedisWakeups(client, channel: layout.wakeups)
    }

    /// Says when a script published that there is work or news, and after each connection, when some may be missed.
    ///
    /// All listeners of an engine share one subscription, which begins with the first and is made again by itself.
    public func wakeups() -> AsyncStream<QueueWakeup> { listener.listen() }

    /// What else is kept in Redis.
    public var stores: QueueStores {
        QueueStores(
            administration: RedisAdministration(engine: self), batches: RedisBatches(engine: self),
            ticks: RedisTickStore(engine: self),
            reports: RedisReportStore(client, base: layout.base, logger: client.logger))
    }

    /// Runs a script of this queue's keys.
    nonisolated(nonsending) func run(
        _ script: RedisScript, _ arguments: [RedisArgument]
    ) async throws(RedisError) -> RedisReply {
        try await client.run(script.request(keys: [layout.base], arguments: arguments))
    }

    static var unreadable: QueueError {
        QueueError(.storage, "a script of the queue answered something else: is the server a Redis 6.2 or later?")
    }
}

extension RedisReply {
    /// The elements of an array; throws when it is none.
    var elements: [RedisReply] {
        get throws(QueueError) {
            guard case .array(let elements) = self else { throw RedisEngine.unreadable }
            return elements
        }
    }
}
