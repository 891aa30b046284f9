import FerroCache
import FerroSQL
import Testing

@Suite struct `Two processes with one cache table` {
    @Test(arguments: SQLKind.shared)
    func `count together, and each gets numbers of its own`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let other = try await bench.other()
            let stores = [bench.store, SQLCacheStore(other, now: { bench.clock.now })]
            let sums = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for number in 0..<50 {
                    group.addTask {
                        var sums: [Int64] = []
                        for _ in 0..<4 {
                            sums.append(try await stores[number % 2].increment("n", by: 1, lifetime: .seconds(60)))
                        }
                        return sums
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(sums.sorted() == Array(1...200))
            await other.close()
        }
    }

    @Test(arguments: SQLKind.shared)
    func `give a key to one of fifty that add it, and hand it out once`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let other = try await bench.other()
            let stores = [bench.store, SQLCacheStore(other, now: { bench.clock.now })]
            let write = CacheWrite("one", CacheEntry([1]), lifetime: .seconds(60))
            let added = try await Self.count(of: 50) { try await stores[$0 % 2].add(write) }
            let pulled = try await Self.count(of: 50) { try await stores[$0 % 2].pull("one") != nil }
            #expect(added == 1)
            #expect(pulled == 1)
            await other.close()
        }
    }

    @Test(arguments: SQLKind.shared)
    func `write many keys at once in any order without standing in each other's way`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let other = try await bench.other()
            let stores = [bench.store, SQLCacheStore(other, now: { bench.clock.now })]
            let writes = (0..<100).map { CacheWrite("k\($0)", CacheEntry([1]), lifetime: nil) }
            let done = try await Self.count(of: 20) { number in
                try await stores[number % 2].put(number < 10 ? writes : writes.reversed())
                return true
            }
            #expect(done == 20)
            #expect(try await bench.rows() == 100)
            await other.close()
        }
    }

    private static func count(of tasks: Int, _ body: @escaping @Sendable (Int) async throws -> Bool) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<tasks { group.addTask { try await body(number) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }
}
