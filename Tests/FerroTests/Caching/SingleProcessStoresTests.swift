import FerroCache
import FerroRedis
import FerroTesting
import Logging
import NIOPosix
import Synchronization
import Testing

@testable import Ferro

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(3))) struct `What an app keeps while its Redis is away` {
    /// Runs a test with a client of one connection, which is open: a server that was killed refuses at once, and that
    /// nobody answers within a time is nothing that happens here.
    private func withRedis(_ body: (RedisServer, RedisClient) async throws -> Void) async throws {
        try await RedisServer.with { server in
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let configuration = try RedisConfiguration(url: server.url + "?connect_timeout=1&timeout=20")
            let redis = RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton.next(), logger: logger)
            do {
                try await untilConnected(redis)
                try await body(server, redis)
                await redis.close()
            } catch {
                await redis.close()
                throw error
            }
        }
    }

    /// Ten seconds pass between two looks at it: a store that was away is asked again each time.
    private var hasty: CacheClock {
        let looks = Looks()
        return CacheClock { looks.count.wrappingAdd(10_000, ordering: .relaxed).newValue }
    }

    private final class Looks: Sendable {
        let count = Atomic<Int64>(0)
    }

    private func untilConnected(_ redis: RedisClient) async throws {
        try await until("connected to Redis") { (try? await redis.connect()) != nil }
    }

    @Test func `a lock that is held is nobody else's when Redis goes and when it is back`() async throws {
        try await withRedis { server, redis in
            let locks = Locks(SingleProcessLocks(shared: RedisLockStore(redis), clock: hasty))
            let before = try #require(try await locks.tryLock("a", lease: .seconds(600)))
            await server.kill()
            #expect(try await locks.tryLock("a") == nil)
            let meanwhile = try #require(try await locks.tryLock("b", lease: .seconds(600)))
            #expect(try await before.renew())
            try await server.start()
            try await untilConnected(redis)
            #expect(try await locks.tryLock("a") == nil)
            #expect(try await locks.tryLock("b") == nil)
            #expect(try await meanwhile.renew())
            for lock in [before, meanwhile] {
                #expect(try await lock.release())
                #expect(try await lock.release() == false)
                let after = try #require(try await locks.tryLock(lock.name))
                #expect(after.fence > max(before.fence, meanwhile.fence))
                #expect(try await after.release())
            }
            #expect(meanwhile.fence > before.fence)
            // What was given back here is free for others.
            let other = try #require(try await Locks(RedisLockStore(redis)).tryLock("a"))
            #expect(try await locks.tryLock("a") == nil)
            #expect(try await other.release())
        }
    }

    @Test func `20 tasks take turns without an error while Redis goes and comes back`() async throws {
        try await withRedis { server, redis in
            let locks = Locks(SingleProcessLocks(shared: RedisLockStore(redis)))
            let (watch, tally) = (FenceWatch(), OutageTally())
            let step: OutageLoad.Step = {
                let fence = await tally.attempt { () async throws -> Int64 in
                    try await locks.withLock("one", lease: .seconds(600), waiting: .seconds(60)) { lock in
                        await watch.visit(lock.fence) { await Task.yield() }
                        return lock.fence
                    }
                }
                if let fence, watch.wasFollowed(fence) { tally.wrong("two were inside") }
                return fence != nil
            }
            try await OutageLoad.run(Array(repeating: step, count: 20)) { load in
                await server.kill()
                try await load.goesOn()
                try await server.start()
                try await untilConnected(redis)
            }
            tally.checkErrors()
            #expect(tally.failed == 0 && watch.doubled.isEmpty && watch.visits > 0)
        }
    }

    @Test func `limits are counted in the process while Redis is away, and by Redis again after it`() async throws {
        try await withRedis { server, redis in
            let limits = SingleProcessLimits(shared: RedisRateLimitStore(redis), clock: hasty)
            let rule = RateLimitRule.every(.seconds(360 * 86_400), 5)
            #expect(try await limits.take("who", rule: rule, cost: 5).isAllowed)
            #expect(try await limits.take("who", rule: rule, cost: 1).isAllowed == false)
            await server.kill()
            let allowed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { try await limits.take("who", rule: rule, cost: 1).isAllowed } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            // Redis lost what it counted, or kept it: the process cannot know, and counts by itself.
            #expect(allowed == 5)
            try await server.start()
            try await untilConnected(redis)
            #expect(try await limits.take("who", rule: rule, cost: 1).remaining == 4)
        }
    }
}
