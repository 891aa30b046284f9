import FerroCache
import FerroRedis
import FerroSQL
import Synchronization
import Testing

@Suite struct `What stores of limits remember` {
    @Test func `memory keeps no more keys than it may, and those used last`() async throws {
        let now = Shared<Int64>(1_800_000_000_000)
        let store = MemoryRateLimitStore(capacity: 1600, now: { now.withLock { $0 } })
        for number in 0..<20_000 {
            now.withLock { $0 += 1 }
            _ = try await store.take("key \(number)", rule: .perDay(5), cost: 1)
        }
        #expect(store.count <= 1600)
        #expect(store.count >= 1000)
        #expect(try await store.peek("key 19999", rule: .perDay(5)).remaining == 4)
        #expect(try await store.peek("key 0", rule: .perDay(5)).remaining == 5)
    }

    @Test func `memory forgets what has nothing left to remember first`() async throws {
        let now = Shared<Int64>(1_800_000_000_000)
        let store = MemoryRateLimitStore(capacity: 1600, now: { now.withLock { $0 } })
        for number in 0..<500 { _ = try await store.take("day \(number)", rule: .perDay(5), cost: 1) }
        for number in 0..<20_000 {
            now.withLock { $0 += 10 }
            _ = try await store.take("short \(number)", rule: .perSecond(5), cost: 1)
        }
        for number in 0..<500 {
            #expect(try await store.peek("day \(number)", rule: .perDay(5)).remaining == 4)
        }
    }

    @Test func `a database forgets what has nothing left to remember`() async throws {
        try await withLimitsDatabase(.sqliteMemory) { db in
            let store = SQLRateLimitStore(db)
            _ = try await store.take("old", rule: .perSecond(1), cost: 1, at: 1_800_000_000)
            _ = try await store.take("new", rule: .perDay(1), cost: 1)
            try await store.prune()
            #expect(try await db.value("SELECT count(*) FROM rate_limits") as Int == 1)
            #expect(try await store.peek("new", rule: .perDay(1)).remaining == 0)
        }
    }

    @Test(.enabled(if: LimitStoreKind.redisURL != nil), arguments: RateLimitRule.Algorithm.allCases)
    func `a key of Redis ends when it has nothing left to remember`(algorithm: RateLimitRule.Algorithm) async throws {
        try await withRedis { redis, prefix in
            let store = RedisRateLimitStore(redis, prefix: prefix)
            let rule = RateLimitRule.perHour(10, counting: algorithm)
            let decision = try await store.take("ada", rule: rule, cost: 3)
            let key = RedisArgument(prefix + "ada" + rule.suffix)
            let reply = try await redis.send(RedisCommand("PTTL", [key], keys: .first))
            guard case .integer(let left) = reply else {
                Issue.record("no number")
                return
            }
            #expect(left > 0)
            #expect(.milliseconds(left) <= decision.resetAfter)
            _ = try await store.giveBack("ada", rule: rule, cost: 3, of: decision)
            #expect(try await store.peek("ada", rule: rule).remaining == 10)
        }
    }

    @Test(.enabled(if: LimitStoreKind.redisURL != nil))
    func `what somebody else wrote under a key of Redis counts as nothing`() async throws {
        try await withRedis { redis, prefix in
            let store = RedisRateLimitStore(redis, prefix: prefix)
            let rule = RateLimitRule.perHour(10)
            let key = RedisArgument(prefix + "ada" + rule.suffix)
            _ = try await redis.send(RedisCommand("SET", [key, "garbage", "EX", "60"], keys: .first))
            #expect(try await store.take("ada", rule: rule, cost: 1).remaining == 9)
        }
    }
}
