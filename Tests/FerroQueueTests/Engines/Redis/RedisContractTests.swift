import FerroQueue
import FerroRedis
import FerroSupport
import FerroTesting
import Logging
import NIOPosix
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct RedisContractTests {
    @Test(arguments: QueueEngineContract.retentionRules)
    func `an engine in Redis keeps ended jobs for the retention`(rule: QueueEngineContract.Rule) async throws {
        try await withRedis { redis, prefix in
            try await rule.check(RedisEngine(redis, prefix: prefix, retention: .hours(1), time: .caller))
        }
    }

    @Test(arguments: QueueEngineContract.wakeupRules)
    func `an engine in Redis tells when there is work`(rule: QueueEngineContract.Rule) async throws {
        try await withRedis { redis, prefix in
            try await rule.check(RedisEngine(redis, prefix: prefix, time: .caller))
        }
    }
}

@Suite(.serialized, .enabled(if: RedisServer.hasOwn), .redisCluster, .timeLimit(.minutes(3)))
struct RedisClusterContractTests {
    @Test func `an engine in a cluster keeps the contract`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = RedisClient(
            try RedisConfiguration(url: cluster.url), on: MultiThreadedEventLoopGroup.singleton, logger: .quiet)
        for (number, rule) in QueueEngineContract.rules.enumerated() {
            try await rule.check(RedisEngine(redis, prefix: "rule\(number)", time: .caller))
        }
        for (number, rule) in QueueEngineContract.wakeupRules.enumerated() {
            try await rule.check(RedisEngine(redis, prefix: "waking\(number)", time: .caller))
        }
        await redis.close()
    }
}
