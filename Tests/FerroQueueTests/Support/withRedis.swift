import FerroRedis
import FerroTesting
import Logging
import NIOPosix

/// Runs a closure with a client of the tests' Redis and a prefix that nobody else has; its keys go afterwards.
func withRedis(_ body: (RedisClient, String) async throws -> Void) async throws {
    let prefix = "ferro_queue_\(UInt64.random(in: .min ... .max))"
    let redis = RedisClient(
        try RedisConfiguration(url: RedisServer.url), on: MultiThreadedEventLoopGroup.singleton, logger: .quiet)
    do {
        try await body(redis, prefix)
    } catch {
        try? await removeKeys(of: prefix, in: redis)
        await redis.close()
        throw error
    }
    try await removeKeys(of: prefix, in: redis)
    await redis.close()
}

private func removeKeys(of prefix: String, in redis: RedisClient) async throws {
    for try await key in redis.scan(matching: "{\(prefix)}:*") {
        try await redis.delete(key)
    }
}
