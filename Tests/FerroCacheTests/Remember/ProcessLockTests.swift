import FerroCache
import FerroSupport
import Testing

/// Two caches over one store stand for two processes.
@Suite(.timeLimit(.minutes(1))) struct `A cold key that two processes want` {
    let store = FaultyStore()
    let tally = Tally()
    let gate = Gate()
    let reports = Reports<CacheEvent>()

    func cache(_ locks: TestLocks, wait: Duration = .seconds(30), lease: Duration = .seconds(30)) -> Cache {
        var configuration = CacheConfiguration()
        configuration.lockWait = wait
        configuration.lockLease = lease
        configuration.onEvent = { reports.add($0) }
        return Cache(store, locks: locks, configuration: configuration)
    }

    @Test func `is computed by one of them`() async throws {
        let locks = TestLocks()
        let caches = (0..<4).map { _ in cache(locks) }
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<80 {
                group.addTask {
                    try await caches[index % 4].remember("n") {
                        try await Task.sleep(for: .milliseconds(20))
                        return tally.add()
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(values) == [1])
        #expect(tally.count == 1)
        #expect(locks.held == 0)
    }

    @Test func `is computed by both when the first takes too long`() async throws {
        let locks = TestLocks()
        let slow = Task {
            try await cache(locks).remember("n") {
                await gate.pass(); return 1
            }
        }
        try await eventually { locks.held == 1 }
        #expect(try await cache(locks, wait: .milliseconds(30)).remember("n") { 2 } == 2)
        gate.open()
        #expect(try await slow.value == 1)
    }

    @Test func `is computed after the lease of one that crashed ran out`() async throws {
        let clock = MovedClock()
        let locks = TestLocks(clock: clock.clock)
        _ = try await locks.acquire("remember:n", owner: "crashed", lease: .seconds(5), places: 1, patience: .zero)
        let waiting = Task { try await cache(locks).remember("n") { tally.add() } }
        try await eventually { store.calls.reads > 2 }
        #expect(tally.count == 0)
        clock.advance(.seconds(5))
        #expect(try await waiting.value == 1)
    }

    @Test func `keeps its lease while it is computed`() async throws {
        let locks = TestLocks()
        let slow = Task {
            try await cache(locks, lease: .milliseconds(60)).remember("n") {
                await gate.pass(); return 1
            }
        }
        try await eventually { locks.renewals >= 3 }
        gate.open()
        _ = try await slow.value
        #expect(locks.held == 0)
    }

    @Test func `is computed although the locks are broken, which is reported`() async throws {
        let locks = TestLocks()
        locks.isBroken = true
        #expect(try await cache(locks).remember("n") { 1 } == 1)
        #expect(reports.all.map(\.kind) == [.lockFailed])
    }

    @Test func `is reported once while the locks are broken`() async throws {
        let locks = TestLocks()
        let cache = cache(locks)
        for _ in 0..<2 {
            locks.isBroken = true
            for index in 0..<20 { _ = try await cache.remember("broken:\(index)") { index } }
            locks.isBroken = false
            _ = try await cache.remember("whole") { 1 }
            try await cache.clear()
        }
        #expect(reports.all.map(\.kind) == [.lockFailed, .lockFailed])
    }

    @Test func `is free again after its computation failed or was cancelled`() async throws {
        struct Failed: Error {}
        let locks = TestLocks()
        let cache = cache(locks)
        await #expect(throws: Failed.self) { try await cache.remember("n") { () -> Int in throw Failed() } }
        #expect(locks.held == 0)
        let cancelled = Task {
            try await cache.remember("n") { () -> Int in
                try await Task.sleep(for: .seconds(60))
                return 1
            }
        }
        try await eventually { locks.held == 1 }
        cancelled.cancel()
        try await eventually { locks.held == 0 }
    }

    @Test func `is refreshed by one of them when it is stale`() async throws {
        let clock = MovedClock()
        let locks = TestLocks()
        var configuration = CacheConfiguration()
        configuration.clock = clock.clock
        let caches = (0..<4).map { _ in Cache(store, locks: locks, configuration: configuration) }
        _ = try await caches[0].remember("n", for: .seconds(10), stale: .seconds(60)) { 1 }
        clock.advance(.seconds(11))
        for cache in caches {
            let value = try await cache.remember("n", for: .seconds(10), stale: .seconds(60)) {
                tally.add()
                await gate.pass()
                return 2
            }
            #expect(value == 1)
        }
        try await eventually { tally.count == 1 }
        gate.open()
        for cache in caches { await cache.settle() }
        #expect(tally.count == 1)
        #expect(try await caches[3].get("n") == 2)
    }
}
