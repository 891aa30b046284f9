import FerroCache
import FerroRedis
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct `A cache in Redis` {
    private func write(_ key: String, _ text: String, _ lifetime: Duration? = nil) -> CacheWrite {
        CacheWrite(key, CacheEntry(Array(text.utf8)), lifetime: lifetime)
    }

    private func text(_ entry: CacheEntry?) -> String? { entry.map { String(decoding: $0.bytes, as: UTF8.self) } }

    private func milliseconds(_ key: String, _ redis: RedisClient) async throws -> Int64? {
        let reply = try await redis.send(RedisCommand("PTTL", [RedisArgument(key)], keys: .first, isReadOnly: true))
        guard case .integer(let left) = reply else { return nil }
        return left
    }

    @Test func `keeps any bytes, in the order asked for`() async throws {
        try await withRedisStore { store, _, prefix in
            let all = Array(UInt8.min...UInt8.max)
            try await store.put([
                CacheWrite(prefix + "a", CacheEntry(all), lifetime: nil), write(prefix + "b", ""),
                write(prefix + "c", "1"), write(prefix + "c", "2"),
            ])
            let found = try await store.get(["b", "none", "a", "c", "a"].map { prefix + $0 })
            #expect(found.map { $0?.bytes } == [[], nil, all, Array("2".utf8), all])
            #expect(try await store.get([]).isEmpty)
            #expect(try await store.forget([]) == 0)
            try await store.put([])
        }
    }

    @Test func `takes thousands of keys at once`() async throws {
        try await withRedisStore { store, _, prefix in
            let keys = (0..<3500).map { "\(prefix)\($0)" }
            try await store.put(keys.map { write($0, "v") })
            #expect(try await store.get(keys + ["\(prefix)none"]).count { $0 != nil } == 3500)
            #expect(try await store.forget(keys.dropLast(500) + ["\(prefix)none"]) == 3000)
            try await store.clear(prefix: prefix)
            #expect(try await store.get(keys).allSatisfy { $0 == nil })
        }
    }

    @Test func `adds once and hands out once`() async throws {
        try await withRedisStore { store, _, prefix in
            let key = prefix + "one"
            let done = try await withThrowingTaskGroup(of: (Bool, Bool).self) { group in
                for number in 0..<50 {
                    group.addTask { (try await store.add(write(key, "\(number)", .seconds(60))), false) }
                }
                try await group.waitForAll()
                for _ in 0..<50 { group.addTask { (false, try await store.pull(key) != nil) } }
                return try await group.reduce(0) { $0 + ($1.1 ? 1 : 0) }
            }
            #expect(done == 1)
            #expect(try await store.add(write(key, "x")))
            #expect(try await !store.add(write(key, "y")))
        }
    }

    @Test func `counts exactly to 64 bits, with a lifetime or without`() async throws {
        try await withRedisStore { store, _, prefix in
            for lifetime in [nil, Duration.seconds(60)] {
                let key = "\(prefix)\(lifetime == nil ? "ever" : "while")"
                let first = try await store.increment(key, by: .max - 1, lifetime: lifetime)
                let second = try await store.increment(key, by: 1, lifetime: lifetime)
                #expect([first, second] == [.max - 1, .max])
                let error = await #expect(throws: CacheError.self) {
                    try await store.increment(key, by: 1, lifetime: lifetime)
                }
                #expect(error?.code == .counter)
                #expect(error?.cause is RedisError)
                #expect(text(try await store.get([key])[0]) == "9223372036854775807")
                let lowest = try await store.increment(key + "-", by: .min, lifetime: lifetime)
                #expect(lowest == .min)
            }
        }
    }

    @Test func `refuses to count what is no number`() async throws {
        try await withRedisStore { store, redis, prefix in
            try await store.put([write(prefix + "text", "ten")])
            _ = try await redis.send(RedisCommand("RPUSH", [RedisArgument(prefix + "list"), "1"], keys: .first))
            for key in ["text", "list"] {
                for lifetime in [nil, Duration.seconds(60)] {
                    let error = await #expect(throws: CacheError.self) {
                        try await store.increment(prefix + key, by: 1, lifetime: lifetime)
                    }
                    #expect(error?.code == .counter)
                }
            }
            #expect(try await store.get([prefix + "list"])[0] == nil)
        }
    }

    @Test func `keeps the lifetime of a number that is counted, and gives it to a new one`() async throws {
        try await withRedisStore { store, redis, prefix in
            let key = prefix + "n"
            _ = try await store.increment(key, by: 1, lifetime: .seconds(60))
            _ = try await store.increment(key, by: 1, lifetime: .seconds(6000))
            let left = try #require(try await milliseconds(key, redis))
            #expect((1...60_000).contains(left))
            _ = try await store.increment(key, by: 1, lifetime: nil)
            #expect(try await milliseconds(key, redis) ?? 0 > 0)
        }
    }

    @Test func `counts the same from fifty tasks`() async throws {
        try await withRedisStore { store, _, prefix in
            let sums = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<50 {
                    group.addTask { try await store.increment(prefix + "n", by: 1, lifetime: .seconds(60)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(sums.sorted() == Array(1...50))
        }
    }

    @Test func `rounds lifetimes up to a millisecond and takes any`() async throws {
        try await withRedisStore { store, redis, prefix in
            let longest = Duration(secondsComponent: .max, attosecondsComponent: 0)
            try await store.put([
                write(prefix + "ever", "1", longest), write(prefix + "century", "1", .seconds(99 * 365 * 86_400)),
                write(prefix + "short", "1", .nanoseconds(1)),
            ])
            #expect(try await milliseconds(prefix + "ever", redis) == -1)
            #expect(try await milliseconds(prefix + "century", redis) ?? 0 > 0)
            try await eventually { try await store.get([prefix + "short"])[0] == nil }
        }
    }

    @Test func `gives a key another lifetime, for ever too`() async throws {
        try await withRedisStore { store, redis, prefix in
            let key = prefix + "a"
            #expect(try await !store.touch(key, lifetime: nil))
            #expect(try await !store.touch(key, lifetime: .seconds(1)))
            try await store.put([write(key, "1", .seconds(10))])
            #expect(try await store.touch(key, lifetime: .seconds(100)))
            #expect(try await milliseconds(key, redis) ?? 0 > 10_000)
            #expect(try await store.touch(key, lifetime: nil))
            #expect(try await milliseconds(key, redis) == -1)
            #expect(try await store.touch(key, lifetime: nil))
        }
    }

    @Test func `clears a prefix with wildcards in it and nothing else`() async throws {
        try await withRedisStore { store, _, prefix in
            for (name, outside) in [
                ("a*", "ab"), ("b?", "bb"), ("c[a]", "ca"), ("d\\", "dd"), ("é", "e"), ("[^x]", "y"),
            ] {
                try await store.put([
                    write(prefix + name, "1"), write(prefix + name + "x", "1"), write(prefix + outside, "1"),
                ])
                try await store.clear(prefix: prefix + name)
                let left = try await store.get([name, name + "x", outside].map { prefix + $0 }).map { $0 != nil }
                #expect(left == [false, false, true], "\(name)")
            }
        }
    }

    @Test func `keeps a value of eight megabytes`() async throws {
        try await withRedisStore { store, _, prefix in
            let value = (0..<8 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try await store.put([CacheWrite(prefix + "big", CacheEntry(value), lifetime: .seconds(60))])
            #expect(try await store.get([prefix + "big"])[0]?.bytes == value)
        }
    }
}
