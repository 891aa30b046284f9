import FerroCache
import FerroSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A stale value` {
    struct Failed: Error {}
    @TaskLocal static var request = "none"

    let clock = MovedClock()
    let tally = Tally()
    let gate = Gate()
    let reports = Reports<CacheEvent>()

    func cache(_ change: (inout CacheConfiguration) -> Void = { _ in }) -> Cache {
        var configuration = CacheConfiguration()
        configuration.clock = clock.clock
        configuration.jitter = 0
        configuration.onEvent = { reports.add($0) }
        change(&configuration)
        return Cache(FaultyStore(clock: clock.clock), configuration: configuration)
    }

    func read(_ cache: Cache, _ compute: @escaping @Sendable () async throws -> Int) async throws -> Int {
        try await cache.remember("n", for: .seconds(10), stale: .seconds(20), compute)
    }

    @Test func `is answered at once while one refresh runs, which outlives its request`() async throws {
        let cache = cache()
        #expect(try await read(cache) { 1 } == 1)
        clock.advance(.seconds(10))
        let request = Task {
            try await read(cache) {
                tally.add()
                await gate.pass()
                try Task.checkCancellation()
                return 2
            }
        }
        #expect(try await request.value == 1)
        request.cancel()
        for _ in 0..<20 {
            #expect(
                try await read(cache) {
                    Issue.record("a second refresh ran"); return 3
                } == 1)
        }
        try await eventually { tally.count == 1 }
        gate.open()
        await cache.settle()
        #expect(try await read(cache) { 4 } == 2)
        #expect(cache.statistics.families["n"]?.staleHits == 21)
        #expect(cache.statistics.families["n"]?.hits == 22)
    }

    @Test func `is gone after the time it may be stale`() async throws {
        let cache = cache()
        _ = try await read(cache) { 1 }
        clock.advance(.seconds(30))
        #expect(try await read(cache) { 2 } == 2)
    }

    @Test func `is out of the way of the next once the cache has settled`() async throws {
        let cache = cache()
        for round in 0..<1000 {
            _ = try await read(cache) { round }
            clock.advance(.seconds(10))
            _ = try await read(cache) { -1 }
            await cache.settle()
            clock.advance(.seconds(30))
            try #require(try await read(cache) { round } == round)
            clock.advance(.seconds(30))
        }
    }

    @Test func `stays when its refresh fails, which is reported and not tried again at once`() async throws {
        let cache = cache { $0.refreshPause = .seconds(3) }
        _ = try await read(cache) { 1 }
        clock.advance(.seconds(10))
        for _ in 0..<3 {
            #expect(
                try await read(cache) {
                    tally.add(); throw Failed()
                } == 1)
            await cache.settle()
        }
        #expect(tally.count == 1)
        #expect(reports.all.map(\.kind) == [.refreshFailed])
        clock.advance(.seconds(3))
        #expect(try await read(cache) { 2 } == 1)
        await cache.settle()
        #expect(try await read(cache) { 3 } == 2)
    }

    @Test func `is refreshed without the values of the request's task`() async throws {
        let cache = cache()
        let seen = Reports<String>()
        _ = try await read(cache) { 1 }
        clock.advance(.seconds(10))
        try await Self.$request.withValue("secret") {
            _ = try await read(cache) {
                seen.add(Self.request); return 2
            }
        }
        await cache.settle()
        #expect(seen.all == ["none"])
    }

    @Test func `waits for its next read when too many are refreshed`() async throws {
        let cache = cache { $0.maximumRefreshes = 2 }
        for pass in 0..<2 {
            for index in 0..<5 {
                _ = try await cache.remember("n:\(index)", for: .seconds(10), stale: .seconds(20)) {
                    if pass == 1 { tally.add(); await gate.pass() }
                    return pass
                }
            }
            if pass == 0 { clock.advance(.seconds(10)) }
        }
        try await eventually { tally.count == 2 }
        gate.open()
        await cache.settle()
        #expect(tally.count == 2)
    }

    @Test func `is not refreshed after the cache was closed, which waits for what runs`() async throws {
        let cache = cache()
        _ = try await read(cache) { 1 }
        clock.advance(.seconds(10))
        _ = try await read(cache) {
            tally.add(); await gate.pass(); return 2
        }
        try await eventually { tally.count == 1 }
        let closing = Task { await cache.close() }
        gate.open()
        await closing.value
        #expect(try await cache.get("n") == 2)
        clock.advance(.seconds(10))
        #expect(
            try await read(cache) {
                tally.add(); return 3
            } == 2)
        await cache.settle()
        #expect(tally.count == 1)
    }

    @Test func `whose refresh does not end is left by close after the grace`() async throws {
        let cache = cache()
        _ = try await read(cache) { 1 }
        clock.advance(.seconds(10))
        _ = try await read(cache) {
            try await Task.sleep(for: .seconds(600)); return 2
        }
        await cache.close(within: .milliseconds(20))
        await cache.settle()
        #expect(reports.all.map(\.kind) == [.refreshFailed])
    }

    @Test func `of something that no longer exists is forgotten`() async throws {
        let cache = cache()
        let key: CacheKey<Int> = "n"
        for (pass, expected) in [(1, 1), (nil, 1), (nil, nil)] as [(Int?, Int?)] {
            let value = try await cache.remember(key, for: .seconds(10), stale: .seconds(20), missing: nil) { pass }
            #expect(value == expected)
            await cache.settle()
            clock.advance(.seconds(10))
        }
    }
}
