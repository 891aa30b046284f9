public import FerroCache
public import FerroCrypto
public import FerroQueue
public import FerroRedis
public import FerroSQL
public import Logging

/// What a job works with.
public struct JobContext: Sendable {
    let runtime: Runtime
    /// The run: its job, and what is kept for the next one.
    public let job: RunningJob
    private var traceparent: String? { job.envelope.headers.traceparent }

    /// The database.
    public var db: Database { runtime.database.session() }
    /// Values that are kept for a while.
    public var cache: Cache { runtime.kept.cache }
    /// Locks that hold across tasks and, with `CACHE_DRIVER` redis or database, across processes.
    public var locks: Locks { runtime.kept.locks }
    /// How often something may happen, counted where `CACHE_DRIVER` says.
    public var rateLimits: RateLimits { runtime.kept.rateLimits }
    /// Redis.
    ///
    /// - Throws: `ApplicationError` where the app has none.
    public var redis: RedisClient { get throws { try runtime.requiredRedis() } }
    /// The queue; jobs pushed here carry on the request's id and trace that this one has.
    public var queue: Queue { runtime.queue.tracing(requestID: job.envelope.requestID, traceparent: traceparent) }
    /// The app's events: where what happened is told.
    public var events: Events { runtime.events(requestID: job.envelope.requestID, traceparent: traceparent) }
    /// The app's own services.
    public var services: Services { runtime.services }
    /// The settings the worker started with.
    public var config: Config { runtime.config }
    /// The keys that encrypted columns are sealed and opened with.
    ///
    /// - Throws: `ApplicationError` where `APP_KEY` is not set.
    public var keys: KeyRing { get throws { try config.requiredKeys() } }
    /// A logger that adds the job's id and name to each line.
    public var logger: Logger {
        var logger = runtime.logger
        logger[metadataKey: "job.name"] = .string(job.envelope.name)
        logger[metadataKey: "job.id"] = .string(String(describing: job.id))
        if let requestID = job.envelope.requestID { logger[metadataKey: "request.id"] = .string(requestID) }
        return logger
    }
}
