import FerroCache
import FerroRedis
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.hasOwn)) struct `A cache in a Redis that is in trouble` {
    private func write(_ key: String, _ count: Int = 1) -> CacheWrite {
        CacheWrite(key, CacheEntry(Array(repeating: 7, count: count)), lifetime: .seconds(600))
    }

    @Test func `goes on after a restart, without what was kept`() async throws {
        try await RedisServer.with { server in
            try await withRedisStore(at: server.url) { store, _ in
                try await store.put([write("a")])
                #expect(try await store.increment("n", by: 1, lifetime: .seconds(60)) == 1)
                await server.kill()
                let error = await #expect(throws: CacheError.self) { try await store.get(["a"]) }
                #expect(error?.code == .store)
                #expect(error?.cause is RedisError)
                try await server.start()
                try await eventually { (try? await store.get(["a"])).map { $0[0] == nil } ?? false }
                #expect(try await store.increment("n", by: 2, lifetime: .seconds(60)) == 2)
                try await store.put([write("a")])
                #expect(try await store.get(["a"])[0]?.bytes == [7])
            }
        }
    }

    @Test func `says so when the server has no memory left, and still reads and forgets`() async throws {
        let options = RedisServer.Options(settings: ["maxmemory 3mb", "maxmemory-policy noeviction"])
        try await RedisServer.with(options) { server in
            try await withRedisStore(at: server.url) { store, _ in
                try await store.put([write("first")])
                let error = await #expect(throws: CacheError.self) {
                    for number in 0..<100 { try await store.put([write("k\(number)", 100_000)]) }
                }
                #expect(error?.code == .store)
                #expect((error?.cause as? RedisError)?.code == .outOfMemory)
                let together = await #expect(throws: CacheError.self) {
                    try await store.put((0..<10).map { write("t\($0)", 100_000) })
                }
                #expect((together?.cause as? RedisError)?.code == .outOfMemory)
                #expect(try await store.get(["first"])[0]?.bytes == [7])
                try await store.clear(prefix: "k")
                try await eventually {
                    do {
                        try await store.put([write("again")])
                        return true
                    } catch is CacheError { return false }
                }
            }
        }
    }

    @Test func `answers a cancelled task with its cancellation`() async throws {
        try await RedisServer.with { server in
            try await withRedisStore(at: server.url) { store, _ in
                try await store.put([write("a")])
                server.pause()
                let reading = Task { try await store.get(["a"]) }
                reading.cancel()
                await #expect(throws: CancellationError.self) { try await reading.value }
                server.resume()
            }
        }
    }

}
