internal import FerroCache
internal import FerroRedis
internal import FerroSQL
internal import Logging

/// What an app keeps for a while: cached values, locks and limits, where `CACHE_DRIVER` says.
struct KeptState: Sendable {
    let cache: Cache
    let locks: Locks
    let rateLimits: RateLimits

    /// Opens the stores; nothing is asked of them yet.
    ///
    /// - Parameters:
    ///   - redis: the client, where the app has one.
    ///   - isRequired: whether what Redis is away for fails; otherwise it goes on in the memory of this process.
    /// - Throws: ``ApplicationError`` when the driver is `redis` and there is none.
    init(
        _ settings: CacheSettings, redis: RedisClient?, isRequired: Bool, database: Database, logger: Logger
    ) throws(ApplicationError) {
        var configuration = settings.configuration
        let onEvent = configuration.onEvent
        configuration.onEvent = { event in
            logger.warning("\(event)")
            onEvent(event)
        }
        let prefix = configuration.prefix
        // Clearing the cache removes what begins with its prefix: in Redis that must not be everything there is.
        if settings.driver == .redis, prefix.isEmpty { configuration.prefix = "ferro_cache:" }
        let memory = MemoryStore(capacity: settings.memoryCapacity)
        let entries: any CacheStore
        let locks: any LockStore
        let limits: any RateLimitStore
        switch settings.driver {
        case .memory: (entries, locks, limits) = (memory, MemoryLockStore(), MemoryRateLimitStore())
        case .null: (entries, locks, limits) = (NullStore(), MemoryLockStore(), MemoryRateLimitStore())
        case .database:
            entries = SQLCacheStore(database)
            locks = SQLLockStore(database)
            limits = SQLRateLimitStore(database)
        case .redis:
            guard let redis else {
                throw ApplicationError(
                    .configuration, "CACHE_DRIVER is redis and there is no Redis: set REDIS_URL, or config.redis.server"
                )
            }
            let shared = RedisCacheStore(redis)
            let sharedLocks = RedisLockStore(redis), sharedLimits = RedisRateLimitStore(redis)
            if isRequired {
                (entries, locks, limits) = (shared, sharedLocks, sharedLimits)
            } else {
                entries = FailoverStore(shared, memory) { change in
                    if case .failedOver(let error) = change {
                        logger.warning("cached values stay in this process while Redis is away: \(error)")
                    }
                }
                locks = SingleProcessLocks(shared: sharedLocks)
                limits = SingleProcessLimits(shared: sharedLimits)
            }
        }
        cache = Cache(entries, locks: locks, configuration: configuration)
        self.locks = Locks(locks, prefix: prefix)
        rateLimits = RateLimits(limits, prefix: prefix, logger: logger)
    }
}
