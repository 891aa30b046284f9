import FerroCache
import FerroSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Values that need each other` {
    let gate = Gate()
    let tally = Tally()

    /// Whoever waits for a lock here waits for longer than the test may take.
    private func patient(_ locks: TestLocks?) -> Cache {
        var configuration = CacheConfiguration()
        configuration.lockWait = .seconds(600)
        configuration.lockLease = .seconds(600)
        return Cache(MemoryStore(), locks: locks, configuration: configuration)
    }

    @Test(arguments: [false, true])
    func `do not wait for each other for ever`(hasLocks: Bool) async throws {
        let cache = patient(hasLocks ? TestLocks() : nil)
        let (ours, others): (CacheKey<Int>, CacheKey<Int>) = ("ours", "others")
        let started = ContinuousClock.now
        let sums = try await together(2) { [gate, tally] in
            let isFirst = tally.add() == 1
            return try await cache.remember(isFirst ? ours : others) {
                if !isFirst { gate.open() }
                await gate.pass()
                return try await cache.remember(isFirst ? others : ours) { 1 } + 1
            }
        }
        #expect(sums.allSatisfy { $0 >= 2 })
        #expect(ContinuousClock.now - started < .seconds(60))
    }

    @Test func `do not wait in a ring of many`() async throws {
        let cache = Cache(MemoryStore())
        let (count, begun, gate) = (10, Tally(), Gate())
        let sums = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<count {
                group.addTask {
                    try await cache.remember("ring:\(index)") {
                        if begun.add() == count { gate.open() }
                        await gate.pass()
                        return try await cache.remember("ring:\((index + 1) % count)") { 1 } + 1
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums.count == count && sums.allSatisfy { $0 >= 2 })
    }

    @Test func `can be the same value without waiting for the lock that the outer one holds`() async throws {
        let cache = patient(TestLocks())
        let started = ContinuousClock.now
        #expect(try await cache.remember("n") { try await cache.remember("n") { 1 } + 1 } == 2)
        #expect(ContinuousClock.now - started < .seconds(60))
    }

    @Test func `are told apart by their bytes`() async throws {
        let cache = Cache(MemoryStore())
        let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
        let first = Task { [gate, tally] in
            try await cache.remember(CacheKey<String>("user:\(composed)")) {
                tally.add()
                await gate.pass()
                return "composed"
            }
        }
        try await eventually { tally.count == 1 }
        #expect(try await cache.remember(CacheKey<String>("user:\(decomposed)")) { "decomposed" } == "decomposed")
        gate.open()
        #expect(try await first.value == "composed")
        let memo = cache.memo()
        #expect(try await memo.get(CacheKey<String>("user:\(composed)")) == "composed")
        #expect(try await memo.get(CacheKey<String>("user:\(decomposed)")) == "decomposed")
    }
}
