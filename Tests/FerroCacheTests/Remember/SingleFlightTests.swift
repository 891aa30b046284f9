import FerroCache
import FerroSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A cold key that many want` {
    struct Failed: Error {}
    let tally = Tally()
    let gate = Gate()

    @Test(arguments: 0..<10)
    func `is computed once for 200 callers`(round: Int) async throws {
        for store in [MemoryStore(), FaultyStore()] as [any CacheStore] {
            let tally = Tally()
            let cache = Cache(store)
            let values = try await together(200) {
                try await cache.remember("n") {
                    await Task.yield()
                    return tally.add()
                }
            }
            #expect(Set(values) == [1])
            #expect(tally.count == 1)
        }
    }

    @Test func `gives its error to all who waited, and does not keep it`() async throws {
        let cache = Cache(MemoryStore())
        let failures = try await together(50) {
            do {
                _ = try await cache.remember("n") { () -> Int in
                    tally.add()
                    await gate.pass()
                    throw Failed()
                }
                return false
            } catch is Failed {
                return true
            }
        } whileWaiting: {
            try await eventually { tally.count == 1 }
            gate.open()
        }
        #expect(failures.filter { $0 }.count == 50)
        #expect(tally.count < 50)
        #expect(try await cache.remember("n") { 7 } == 7)
    }

    @Test func `is computed on when one of its callers is cancelled`() async throws {
        let cache = Cache(MemoryStore())
        let compute: @Sendable () async throws -> Int = {
            tally.add()
            await gate.pass()
            try Task.checkCancellation()
            return 1
        }
        let first = Task { try await cache.remember("n", compute) }
        try await eventually { tally.count == 1 }
        let joining = Tally()
        let second = Task {
            joining.add()
            return try await cache.remember("n", compute)
        }
        try await eventually { joining.count == 1 && cache.statistics.total.misses == 2 }
        for _ in 0..<50 { await Task.yield() }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        gate.open()
        #expect(try await second.value == 1)
        #expect(tally.count <= 2)
    }

    @Test func `is given up when all of its callers are cancelled, and computed anew for the next`() async throws {
        let cache = Cache(MemoryStore())
        let ended = Tally()
        let callers = (0..<5).map { _ in
            Task {
                try await cache.remember("n") { () -> Int in
                    tally.add()
                    do { try await Task.sleep(for: .seconds(60)) } catch { ended.add() }
                    return 1
                }
            }
        }
        try await eventually { tally.count == 1 && cache.statistics.total.misses == 5 }
        for caller in callers { caller.cancel() }
        for caller in callers { await #expect(throws: CancellationError.self) { try await caller.value } }
        try await eventually { ended.count == tally.count }
        #expect(try await cache.remember("n") { 2 } == 2)
    }

    @Test func `does not wait for itself`() async throws {
        let cache = Cache(MemoryStore())
        let value = try await cache.remember("n") { try await cache.remember("n") { 1 } + 1 }
        #expect(value == 2)
    }

    @Test func `is not the same as another type's key of that name`() async throws {
        let cache = Cache(MemoryStore())
        let number = Task {
            try await cache.remember("n") {
                tally.add()
                await gate.pass()
                return 1
            }
        }
        try await eventually { tally.count == 1 }
        #expect(try await cache.remember("n") { "text" } == "text")
        gate.open()
        #expect(try await number.value == 1)
    }

    @Test func `lives 90 to 100 percent of the lifetime`() async throws {
        let clock = MovedClock()
        let cache = Cache(MemoryStore(capacity: 4000, clock: clock.clock))
        for index in 0..<500 { _ = try await cache.remember("n:\(index)", for: .seconds(100)) { index } }
        func left() async throws -> Int {
            try await cache.get((0..<500).map { CacheKey<Int>("n:\($0)") }).compactMap { $0 }.count
        }
        clock.advance(.seconds(89))
        #expect(try await left() == 500)
        clock.advance(.seconds(6))
        let middle = try await left()
        #expect(middle > 100 && middle < 400)
        clock.advance(.seconds(5))
        #expect(try await left() == 0)
    }
}

/// What many tasks at once give.
func together<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable () async throws -> Result,
    whileWaiting: () async throws -> Void = {}
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: Result.self) { group in
        for _ in 0..<count { group.addTask { try await body() } }
        try await whileWaiting()
        return try await group.reduce(into: []) { $0.append($1) }
    }
}
