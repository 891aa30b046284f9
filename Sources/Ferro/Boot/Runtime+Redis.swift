internal import FerroRedis
internal import Logging
internal import ServiceLifecycle

extension Runtime {
    /// The client, where somebody asks for it.
    func requiredRedis() throws(ApplicationError) -> RedisClient {
        guard let redis else {
            throw ApplicationError(
                .configuration, "this app has no Redis: set REDIS_URL or REDIS_HOST, or config.redis.server")
        }
        return redis
    }

    /// Asks Redis for a sign of life before anything is served, and what watches it from then on.
    ///
    /// - Throws: ``ApplicationError`` when it is required and does not answer.
    func redisServices() async throws -> [any Service] {
        guard let redis else { return [] }
        do throws(RedisError) {
            try await redis.connect()
        } catch {
            guard !config.redis.isRequired || error.code == .cancelled else {
                throw ApplicationError(
                    .configuration,
                    "Redis does not answer at \(redis.configuration): start it, correct REDIS_URL, or set REDIS_REQUIRED=false to go on in this process alone",
                    cause: error)
            }
            let jobs = config.queue.connection == .redis ? ", and no job can be pushed or run" : ""
            logger.warning(
                "Redis does not answer: cached values, locks and limits stay in this process until it does\(jobs)",
                metadata: ["error": "\(error)"])
        }
        return [RedisWatch(redis: redis, logger: logger)]
    }
}
