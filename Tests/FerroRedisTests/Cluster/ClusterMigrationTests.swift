import FerroTesting
import Testing

@testable import FerroRedis

@Suite(.serialized, .enabled(if: RedisServer.hasOwn), .redisCluster, .timeLimit(.minutes(5)))
struct ClusterMigrationTests {
    @Test func `every answer is right while a slot moves under 50 tasks`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = try ClusterTests.client(cluster) { $0.connectTimeout = .seconds(30) }
        let isOver = Flag()
        let slot = RedisKey("moving").slot
        let source = try await cluster.master(of: slot)
        let target = try await cluster.master(of: (slot + 8_192) % 16_384)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for number in 0..<50 {
                tasks.addTask {
                    var round: Int64 = 0
                    while !isOver.isSet || round < 5 {
                        round += 1
                        try await Self.step(round, of: number, on: redis)
                    }
                }
            }
            // There and back.
            try await cluster.move(slot, from: source, to: target)
            try await cluster.move(slot, from: target, to: source)
            isOver.set()
            try await tasks.waitForAll()
        }
        await redis.close()
    }

    /// Counts one up alone, one in a pipeline with keys of other nodes, and two in a transaction.
    private static func step(_ round: Int64, of number: Int, on redis: RedisClient) async throws {
        let alone = RedisArgument("{moving}:\(number)")
        let piped = RedisArgument("{moving}:p:\(number)")
        let other = RedisArgument("staying:\(number)")
        #expect(try await redis.send(RedisCommand("INCR", [alone], keys: .first)) == .integer(round))
        #expect(try await redis.send(ClusterTests.get("{moving}:\(number)")) == ClusterTests.number(Int(round)))
        let replies = try await redis.send([
            RedisCommand("INCR", [piped], keys: .first), RedisCommand("INCR", [other], keys: .first),
        ])
        #expect(replies == [.integer(round), .integer(round)])
        let (one, two) = try await redis.transaction(
            .increment(RedisKey("{moving}:x:\(number)")), .increment(RedisKey("{moving}:y:\(number)")))
        #expect(one == round && two == round)
        let both = RedisCommand("MGET", [alone, piped], keys: .from(0, count: 2), isReadOnly: true)
        #expect(
            try await redis.send(both) == .array([ClusterTests.number(Int(round)), ClusterTests.number(Int(round))]))
    }

    @Test func `a replica takes over for a master that was killed`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = try ClusterTests.client(cluster) { $0.commandTimeout = .seconds(2) }
        let slot = RedisKey("0").slot
        let isOver = Flag()
        // Its connection is at some node, perhaps at the one that fails.
        let news = try await redis.subscribe(to: "news")
        try await withThrowingTaskGroup(of: (Int64, Int64, RedisArgument).self) { tasks in
            for number in 0..<20 {
                tasks.addTask {
                    let key = RedisArgument("{\(number)}:counter")
                    var (answered, unsure) = (Int64(0), Int64(0))
                    var later = 0
                    // Whoever fails below cancels the others.
                    while later < 10, !Task.isCancelled {
                        do throws(RedisError) {
                            let replies = try await redis.send([RedisCommand("INCR", [key], keys: .first)])
                            if replies[0].errorPrefix == nil { answered += 1 }
                            _ = try await redis.send(RedisCommand("GET", [key], keys: .first, isReadOnly: true))
                            if isOver.isSet { later += 1 }
                        } catch {
                            let isOutage = [.connection, .timeout, .unavailable].contains(error.code)
                            #expect(isOutage || Task.isCancelled, "\(error)")
                            if error.mayHaveRun { unsure += 1 }
                        }
                    }
                    return (answered, unsure, key)
                }
            }
            let old = try await cluster.killMaster(of: slot)
            _ = try await cluster.master(of: slot, after: old)
            isOver.set()
            for try await (answered, unsure, key) in tasks {
                let reply = try await redis.send(RedisCommand("GET", [key], keys: .first, isReadOnly: true))
                let value = try #require(reply.bytes.flatMap(Int64.init(redisBytes:)))
                #expect(value > 0 && value <= answered + unsure)
            }
        }
        let publish = RedisCommand("PUBLISH", ["news", "hello"])
        let reader = Task { await news.first { _ in true } }
        try await until("heard") { try await redis.send(publish) != .integer(0) }
        for node in cluster.nodes where node.isRunning { try await node.command("PUBLISH", "news", "hello") }
        #expect(await reader.value?.text == "hello")
        await redis.close()
    }
}
