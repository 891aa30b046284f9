import FerroTesting
import Synchronization
import Testing

@testable import FerroRedis

@Suite(.serialized, .enabled(if: RedisServer.hasOwn), .redisCluster, .timeLimit(.minutes(2))) struct ClusterTests {
    static func client(
        _ cluster: RedisClusterServers, _ change: (inout RedisConfiguration) -> Void = { _ in }
    ) throws -> RedisClient {
        try RedisSubscriptionTests.client(cluster.url) { configuration in
            configuration.connectTimeout = .seconds(10)
            change(&configuration)
        }
    }

    static func set(_ key: String, _ value: some BinaryInteger) -> RedisCommand {
        RedisCommand("SET", [RedisArgument(key), RedisArgument(value)], keys: .first)
    }

    static func get(_ key: String) -> RedisCommand {
        RedisCommand("GET", [RedisArgument(key)], keys: .first, isReadOnly: true)
    }

    static func number(_ value: Int) -> RedisReply { .string(Array("\(value)".utf8)) }

    @Test func `keys of all slots are written and read, one by one and in pipelines`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = try Self.client(cluster)
        let keys = (0..<500).map { "all:\($0)" }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for (number, key) in keys.prefix(250).enumerated() {
                tasks.addTask {
                    let answer = try await redis.send(Self.set(key, number))
                    #expect(answer == .status("OK"))
                }
            }
            try await tasks.waitForAll()
        }
        let answers = try await redis.send(keys.enumerated().dropFirst(250).map { Self.set($1, $0) })
        #expect(answers == .init(repeating: .status("OK"), count: 250))
        #expect(try await redis.send(keys.map(Self.get)) == keys.indices.map(Self.number))
        for (number, key) in keys.enumerated() where number % 50 == 0 {
            #expect(try await redis.send(Self.get(key)) == Self.number(number))
        }
        // SCAN asks each master for its own.
        var found: Set<String> = []
        let masters = try await redis.masters()
        #expect(masters.count == 3)
        for master in masters {
            let reply = try await master.send(RedisCommand("KEYS", ["all:*"], isReadOnly: true))
            guard case .array(let names) = reply else { continue }
            let own = names.compactMap { $0.bytes.flatMap(String.init(redisBytes:)) }
            #expect(own.count > 50 && found.isDisjoint(with: own))
            found.formUnion(own)
        }
        #expect(found == Set(keys))
        await redis.close()
    }

    @Test func `keys of different slots are refused unsent, and those of a hash tag are together`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = try Self.client(cluster)
        let apart = RedisCommand("MGET", ["foo", "bar"], keys: .from(0, count: 2), isReadOnly: true)
        for send in [{ _ = try await redis.send(apart) }, { _ = try await redis.send([apart]) }] {
            let error = await #expect(throws: RedisError.self) { try await send() }
            #expect(error?.code == .crossSlot && error?.mayHaveRun == false && error?.reply == nil)
        }
        let both = RedisCommand("MSET", ["{t}1", 1, "{t}2", 2], keys: .from(0, count: 2, step: 2))
        #expect(try await redis.send(both) == .status("OK"))
        await redis.close()
    }

    @Test func `transactions and scripts run where their keys are`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = try Self.client(cluster)
        let script = RedisScript("return redis.call('INCRBY', KEYS[1], ARGV[1])", keyCount: 1)
        for number in 0..<20 {
            let key = RedisKey("tx:\(number)")
            #expect(try await redis.run(script, keys: [key], arguments: [5]) == .integer(5))
            let (_, sum) = try await redis.transaction(.set("{\(key)}:other", to: 1), .increment(key))
            #expect(sum == 6)
            let watched = try await redis.transaction(watching: [key]) { session in
                let value = try await session.get(key, as: Int.self) ?? 0
                return RedisBatch(.set(key, to: value * 2), .get(key, as: Int.self))
            }
            #expect(watched.1 == 12)
        }
        let error = await #expect(throws: RedisError.self) {
            try await redis.transaction(.set("foo", to: 1), .set("bar", to: 1))
        }
        #expect(error?.code == .crossSlot)
        await redis.close()
    }

    @Test func `messages reach subscribers from any node`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = try Self.client(cluster)
        let news = try await redis.subscribe(to: "news")
        var events = news.events.makeAsyncIterator()
        for node in cluster.nodes { try await node.command("PUBLISH", "news", "\(node.port)") }
        var heard: Set<String> = []
        while heard.count < 6, case .message(let message)? = await events.next() { heard.insert(message.text) }
        #expect(heard == Set(cluster.nodes.map { "\($0.port)" }))
        await redis.close()
    }

    @Test func `a map that grew old is corrected by what the nodes say`() async throws {
        let cluster = try #require(RedisClusterServers.shared)
        let redis = try Self.client(cluster)
        let router = try #require(redis.cluster)
        let keys = (0..<100).map { "old:\($0)" }
        _ = try await redis.send(keys.enumerated().map { Self.set($1, $0) })
        try await router.refresh()
        let wrong = router.state.withLock { $0.map.masters[0] }
        let turnAround = {
            router.state.withLock { state in for slot in 0..<16_384 { state.map.move(slot, to: wrong) } }
        }
        turnAround()
        #expect(try await redis.send(keys.map(Self.get)) == keys.indices.map(Self.number))
        turnAround()
        for (number, key) in keys.enumerated().prefix(20) {
            #expect(try await redis.send(Self.get(key)) == Self.number(number))
        }
        turnAround()
        for key in keys.prefix(5) {
            _ = try await redis.send(RedisCommand("LPUSH", [RedisArgument("list:\(key)"), 1], keys: .first))
            turnAround()
            let waits = RedisRequest(RedisCommand("BLPOP", [RedisArgument("list:\(key)"), 1], keys: .first)) { $0 }
            let popped = try await redis.wait(for: waits, upTo: .seconds(1))
            #expect(popped == .array([.string(Array("list:\(key)".utf8)), .string([0x31])]))
        }
        await redis.close()
    }
}

@Suite(.timeLimit(.minutes(1))) struct ClusterWithoutNodesTests {
    @Test func `a cluster of which no node is there is told in time`() async throws {
        let redis = try RedisSubscriptionTests.client("redis+cluster://127.0.0.1:1,127.0.0.1:2") {
            $0.connectTimeout = .milliseconds(200)
        }
        let error = await #expect(throws: RedisError.self) { try await redis.connect() }
        #expect(error?.code == .connection && error?.mayHaveRun == false)
        let piped = await #expect(throws: RedisError.self) { try await redis.send([ClusterTests.get("a")]) }
        #expect(piped?.code == .connection)
        await redis.close()
        let closed = await #expect(throws: RedisError.self) { try await redis.connect() }
        #expect(closed?.code == .closed)
    }

    @Test(.enabled(if: RedisServer.isThere)) func `a server that is in no cluster is told`() async throws {
        let url = RedisServer.url.replacing("redis://", with: "redis+cluster://")
        let redis = try RedisSubscriptionTests.client(url)
        let error = await #expect(throws: RedisError.self) { try await redis.connect() }
        #expect(error?.reply?.contains("cluster support disabled") == true)
        await redis.close()
    }
}
