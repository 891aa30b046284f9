import FerroCache
import FerroRedis
import FerroTesting
import Logging
import NIOPosix

/// Runs a closure on a store over the Redis of all tests, with a prefix that nobody else has.
func withRedisStore(_ body: (RedisCacheStore, RedisClient, String) async throws -> Void) async throws {
    try await withRedisStore(at: RedisServer.url) { store, redis in
        let prefix = "cstores:\(UInt64.random(in: .min ... .max)):"
        try await body(store, redis, prefix)
        try await store.clear(prefix: prefix)
    }
}

/// Runs a closure on a store over a Redis of its own, with one connection: when that is there again, Redis is.
func withRedisStore(at url: String, _ body: (RedisCacheStore, RedisClient) async throws -> Void) async throws {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let redis = RedisClient(try RedisConfiguration(url: url), on: loop, logger: Logger(label: "test"))
    do {
        try await body(RedisCacheStore(redis), redis)
        await redis.close()
    } catch {
        await redis.close()
        throw error
    }
}
