import FerroRedis
import FerroTesting
import Testing

@Suite("Transactions on a real server", .enabled(if: RedisServer.isThere), .timeLimit(.minutes(2)))
struct LiveTransactionTests {
    private struct NotToday: Error {}

    @Test func `nobody sees half of a transaction`() async throws {
        try await withRedis { redis, key in
            let (left, right) = (key("left"), key("right"))
            try await redis.set([left: 0, right: 0])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<50 { _ = try await redis.transaction(.increment(left), .increment(right)) }
                    }
                    group.addTask {
                        for _ in 0..<50 {
                            let both = try await redis.get([left, right], as: Int.self)
                            #expect(both[0] == both[1])
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await redis.get(left, as: Int.self) == 400)
        }
    }

    @Test func `a refused command is named and the others stay`() async throws {
        try await withRedis { redis, key in
            try await redis.push(1, to: key("list"))
            let error = await #expect(throws: RedisError.self) {
                try await redis.transaction(.set(key("a"), to: 1), .increment(key("list")), .set(key("b"), to: 2))
            }
            #expect(error?.code == .wrongType)
            #expect(error?.message.hasPrefix("Command 2 of 3 in the transaction, INCRBY") == true)
            #expect(try await redis.get([key("a"), key("b")], as: Int.self) == [1, 2])
        }
    }

    @Test func `a command that cannot be queued lets nothing run`() async throws {
        try await withRedis { redis, key in
            let unknown = RedisRequest<RedisReply>(RedisCommand("NOSUCH", ["x"])) { (reply) throws(RedisError) in reply
            }
            let error = await #expect(throws: RedisError.self) {
                try await redis.transaction(.set(key("a"), to: 1), unknown)
            }
            #expect(error?.message.contains("NOSUCH") == true)
            #expect(error?.mayHaveRun == false)
            let exists = try await redis.exists(key("a"))
            #expect(!exists)
        }
    }

    @Test func `fifty tasks that watch one key count exactly`() async throws {
        // As long as fifty take turns at a few connections, on a machine that is busy.
        try await withRedis({ $0.connectTimeout = .seconds(30) }) { redis, key in
            let counter = key("counter")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        _ = try await redis.transaction(watching: [counter], attempts: 1000) { session in
                            let now = try await session.get(counter, as: Int.self) ?? 0
                            return RedisBatch(.set(counter, to: now + 1))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let total = try await redis.get(counter, as: Int.self)
            #expect(total == 50)
        }
    }

    @Test func `a conflict in every attempt ends as a conflict`() async throws {
        try await withRedis { redis, key in
            let watched = key("watched")
            let error = await #expect(throws: RedisError.self) {
                try await redis.transaction(watching: [watched], attempts: 3) { session in
                    try await redis.increment(watched)
                    return RedisBatch(.set(watched, to: -1), .increment(key("other")))
                }
            }
            #expect(error?.code == .conflict)
            let (last, other) = try await redis.pipeline(.get(watched, as: Int.self), .exists(key("other")))
            #expect(last == 3)
            #expect(!other)
        }
    }

    @Test func `whatever ends a block, its watching ends and its session as well`() async throws {
        try await withRedis({ $0.maxConnections = 1 }) { redis, key in
            let watched = key("watched")
            await #expect(throws: NotToday.self) {
                try await redis.transaction(watching: [watched]) { session -> RedisBatch<Int64> in
                    _ = try await session.get(watched, as: Int.self)
                    throw NotToday()
                }
            }
            let refused = await #expect(throws: RedisError.self) {
                try await redis.transaction(watching: [watched]) { session -> RedisBatch<Int64> in
                    _ = try await session.transaction(.increment(watched), .increment(watched))
                    return RedisBatch(.increment(watched))
                }
            }
            #expect(refused?.code == .configuration)
            var kept: RedisSession?
            let sum = try await redis.transaction(watching: [watched]) { session in
                kept = session
                return RedisBatch([.increment(watched), .increment(watched)])
            }
            #expect(sum == [1, 2])
            let error = await #expect(throws: RedisError.self) { try await kept?.ping() }
            #expect(error?.code == .closed)
        }
    }
}
