import FerroRedis
import FerroTesting
import Testing

@Suite("Requests on a cluster", .enabled(if: RedisServer.hasOwn), .redisCluster, .timeLimit(.minutes(2)))
struct ClusterCommandTests {
    @Test func `scans, pipelines, scripts and transactions find their nodes`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = try RedisSubscriptionTests.client(cluster.url) { $0.connectTimeout = .seconds(10) }
        let names = (0..<300).map { RedisKey("cmd:\($0)") }
        for result in try await redis.pipeline(requests: names.map { .set($0, to: 1) }) { try result.get() }
        var found: Set<RedisKey> = []
        for try await name in redis.scan(matching: "cmd:*", count: 50) { found.insert(name) }
        #expect(found == Set(names))

        let add = RedisScript("return redis.call('INCRBY', KEYS[1], 1)", keyCount: 1)
        for result in try await redis.pipeline(requests: names.map { add.request(keys: [$0]) }) {
            #expect(try result.get() == .integer(2))
        }
        let (both, again) = try await redis.transaction(.increment("cart:{7}:a"), add.request(keys: ["cart:{7}:b"]))
        #expect(both == 1)
        #expect(again == .integer(1))
        let error = await #expect(throws: RedisError.self) {
            try await redis.transaction(.increment("cmd:1"), .increment("cmd:2"))
        }
        #expect(error?.code == .crossSlot)

        let total = try await redis.transaction(watching: ["cart:{7}:a"]) { session in
            let now = try await session.get("cart:{7}:a", as: Int64.self) ?? 0
            return RedisBatch(.increment("cart:{7}:b", by: now))
        }
        #expect(total == 2)
        try await redis.push("job", to: "cart:{9}:queue")
        let job = try await redis.pop(from: ["cart:{9}:queue"], waiting: .seconds(5), as: String.self)
        #expect(job?.value == "job")
        await redis.close()
    }
}
