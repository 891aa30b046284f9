public import FerroCache
public import FerroCrypto
public import FerroQueue
public import FerroRedis
public import FerroSQL
public import Logging

/// What a command, a seeder or a warmer works with.
public struct CommandContext: Sendable {
    let runtime: Runtime

    /// The database.
    public var db: Database { runtime.database }
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
    /// The queue.
    public var queue: Queue { runtime.queue }
    /// The app's events: where what happened is told.
    public var events: Events { runtime.events(requestID: nil, traceparent: nil) }
    /// The app's own services.
    public var services: Services { runtime.services }
    /// The settings.
    public var config: Config { runtime.config }
    /// The keys that encrypted columns are sealed and opened with.
    ///
    /// - Throws: `ApplicationError` where `APP_KEY` is not set.
    public var keys: KeyRing { get throws { try config.requiredKeys() } }
    /// The command's logger.
    public var logger: Logger { runtime.logger }
}
