import FerroCache
import FerroRedis
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(1))) struct `A Redis that forgets its scripts all the time`
{
    @Test func `fails nothing and counts nothing twice`() async throws {
        try await RedisServer.with { server in
            try await withRedisStore(at: server.url) { _, redis in
                let counts = CounterLoad(redis), holders = LockLoad(redis, lease: .seconds(10)),
                    limits = LimitLoad(redis)
                try await OutageLoad.run(counts.steps + holders.steps + limits.steps) { load in
                    for _ in 0..<5 {
                        for _ in 0..<100 { _ = try await redis.send(RedisCommand("SCRIPT", ["FLUSH"])) }
                        try await load.goesOn()
                    }
                }
                try await counts.check(losesWrites: false)
                holders.check()
                try await limits.check(losesWrites: false)
                #expect(counts.failed + holders.failed + limits.failed == 0)
            }
        }
    }
}
