public import FerroCache
public import FerroCrypto
public import FerroHTTP
public import FerroQueue
public import FerroRedis
public import FerroRouting
public import FerroSQL
public import Logging

/// What a handler works with: the request, the database, the queue, the views and the app's services.
///
/// It is called `c` in app code. It is one reference, so passing it through middleware copies nothing.
public struct Context: Sendable {
    let scope: RequestScope
    private var traceparent: String? { scope.request.headers[.traceparent] }

    /// The request being answered.
    public var request: Request { scope.request }
    /// The values captured from the path, decoded.
    public var parameters: Parameters { scope.parameters }
    /// The id that ties the answer, its log lines and its jobs together; sent back as `X-Request-Id`.
    public var requestID: String { scope.request.id }
    /// The database.
    public var db: Database { scope.database }
    /// Values that are kept for a while; see `docs/cache.md`.
    public var cache: Cache { scope.runtime.kept.cache }
    /// Locks that hold across tasks and, with `CACHE_DRIVER` redis or database, across processes.
    public var locks: Locks { scope.runtime.kept.locks }
    /// Redis.
    ///
    /// - Throws: `ApplicationError` where the app has none.
    public var redis: RedisClient { get throws { try scope.runtime.requiredRedis() } }
    /// The app's events: where what happened is told.
    public var events: Events { scope.runtime.events(requestID: scope.request.id, traceparent: traceparent) }
    /// The queue; jobs pushed here carry the request's id, and the trace of its `traceparent` header.
    public var queue: Queue { scope.runtime.queue.tracing(requestID: scope.request.id, traceparent: traceparent) }
    /// The app's own services.
    public var services: Services { scope.runtime.services }
    /// The settings the app started with.
    public var config: Config { scope.runtime.config }
    /// The keys that encrypted columns are sealed and opened with.
    ///
    /// - Throws: `ApplicationError` where `APP_KEY` is not set.
    public var keys: KeyRing { get throws { try config.requiredKeys() } }
    /// The pattern of the route, `/links/{link}`; nil when none matched.
    public var route: String? { scope.route }
    /// A logger that adds the request's id to each line.
    public var logger: Logger {
        var logger = scope.runtime.logger
        logger[metadataKey: "request.id"] = .string(scope.request.id)
        return logger
    }
}
