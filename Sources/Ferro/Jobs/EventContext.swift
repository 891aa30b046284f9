public import FerroCache
public import FerroCrypto
public import FerroQueue
public import FerroRedis
public import FerroSQL
public import Logging

/// What a listener works with, whoever dispatched the event: a request, a job or a command.
public struct EventContext: Sendable {
    let runtime: Runtime
    /// The request that the event came from, if one did.
    public let requestID: String?
    let traceparent: String?
    private var transaction: Database?

    init(runtime: Runtime, requestID: String?, traceparent: String?) {
        self.runtime = runtime
        self.requestID = requestID
        self.traceparent = traceparent
    }

    /// The same, inside a transaction.
    func inside(_ database: Database) -> EventContext {
        var context = self
        context.transaction = database
        return context
    }

    /// The database; inside a transaction that the listener may veto it is that transaction.
    public var db: Database { transaction ?? runtime.database.session() }
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
    /// The queue; jobs pushed here carry on the request's id and trace.
    public var queue: Queue { runtime.queue.tracing(requestID: requestID, traceparent: traceparent) }
    /// The app's events.
    public var events: Events { runtime.events(requestID: requestID, traceparent: traceparent) }
    /// The app's own services.
    public var services: Services { runtime.services }
    /// The settings the app started with.
    public var config: Config { runtime.config }
    /// The keys that encrypted columns are sealed and opened with.
    ///
    /// - Throws: `ApplicationError` where `APP_KEY` is not set.
    public var keys: KeyRing { get throws { try config.requiredKeys() } }
    /// A logger that adds the request's id to each line.
    public var logger: Logger {
        var logger = runtime.logger
        if let requestID { logger[metadataKey: "request.id"] = .string(requestID) }
        return logger
    }
}
