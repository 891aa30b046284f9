import FerroCache
import FerroRedis
import FerroTesting
import Logging
import NIOPosix
import Synchronization
import Testing

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(5)))
struct `A cache with a second store while Redis is away` {
    /// The changes of a store.
    private final class Changes: Sendable {
        let texts = Mutex([String]())
        func note(_ change: FailoverStore.Change) {
            if case .returned = change { return texts.withLock { $0.append("returned") } }
            texts.withLock { $0.append("failed over") }
        }
    }

    /// - Parameter timeout: after how many seconds a server that says nothing is given up; one that is killed refuses.
    private func withStore(
        timeout: Int, _ body: (RedisServer, FailoverStore, RedisCacheStore, Changes) async throws -> Void
    ) async throws {
        try await RedisServer.with { server in
            try await withRedisStore(at: server.url + "?connect_timeout=1&timeout=\(timeout)") { redis, _ in
                let changes = Changes()
                let store = FailoverStore(redis, MemoryStore(), pause: .milliseconds(50)) { changes.note($0) }
                try await body(server, store, redis, changes)
            }
        }
    }

    @Test func `the second store takes over, and nothing of either appears after the return`() async throws {
        try await withStore(timeout: 20) { server, store, redis, changes in
            let cache = Cache(store)
            let (name, count) = (CacheKey<String>("name"), CacheKey<Int>("count"))
            try await cache.put(name, "old")
            await server.kill()
            #expect(try await cache.get(name) == nil)
            try await cache.put(name, "meanwhile")
            for number in 1...3 { #expect(try await cache.increment(count) == number) }
            #expect(try await cache.get(name) == "meanwhile")
            try await server.start()
            try await until("back at Redis") {
                (try? await redis.put([CacheWrite("stays", CacheEntry([1]), lifetime: nil)])) != nil
            }
            try await until("on the first store") {
                _ = try await cache.get(name)
                return store.isOnPrimary
            }
            #expect(try await cache.get(name) == nil)
            #expect(try await redis.get(["name", "count"]).allSatisfy { $0 == nil })
            #expect(try await redis.get(["stays"])[0]?.bytes == [1])
            try await cache.put(name, "new")
            #expect(try await redis.get(["name"])[0] != nil)
            #expect(changes.texts.withLock { $0 } == ["failed over", "returned"])
        }
    }

    @Test func `no call of 20 tasks fails while Redis hangs and ends and comes back`() async throws {
        try await withStore(timeout: 1) { server, store, _, changes in
            let cache = Cache(store)
            let tally = OutageTally()
            let steps = (0..<20).map { number -> OutageLoad.Step in
                {
                    await tally.attempt { () async throws -> Void in
                        let key = CacheKey<String>("value:\(number % 5)")
                        let value = try await cache.remember(key, for: .milliseconds(20)) {
                            "the value of \(number % 5)"
                        }
                        if value != "the value of \(number % 5)" { tally.wrong(value) }
                        try await cache.increment(CacheKey<Int>("count"), for: .seconds(60))
                        try await cache.forget(key)
                    } != nil
                }
            }
            try await OutageLoad.run(steps) { load in
                server.pause()
                try await until("on the second store") { !store.isOnPrimary }
                try await load.goesOn()
                server.resume()
                try await until("on the first store") { store.isOnPrimary }
                await server.kill()
                try await until("on the second store") { !store.isOnPrimary }
                try await load.goesOn()
                try await server.start()
                try await until("on the first store") { store.isOnPrimary }
            }
            #expect(tally.failed == 0)
            tally.checkErrors()
            #expect(changes.texts.withLock { $0.count } >= 4)
        }
    }
}
