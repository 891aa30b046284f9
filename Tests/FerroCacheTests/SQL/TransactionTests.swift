import FerroCache
import FerroSQL
import Testing

@Suite struct `A cache in a table, inside of a transaction` {
    struct GivenUp: Error {}

    private func put(_ store: SQLCacheStore, _ key: String, _ byte: UInt8) async throws {
        try await store.put([CacheWrite(key, CacheEntry([byte]), lifetime: nil)])
    }

    @Test(arguments: SQLKind.allCases)
    func `is not rolled back with it and does not wait for it`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let store = bench.store
            try await bench.database.execute("CREATE TABLE notes (id INTEGER)")
            try await put(store, "pulled", 1)
            try await put(store, "forgotten", 1)
            await #expect(throws: GivenUp.self) {
                try await bench.database.transaction { db in
                    try await db.execute("INSERT INTO notes (id) VALUES (1)")
                    try await put(store, "a", 7)
                    #expect(try await store.get(["a"])[0]?.bytes == [7])
                    #expect(try await store.increment("n", by: 3, lifetime: nil) == 3)
                    #expect(try await store.add(CacheWrite("once", CacheEntry([1]), lifetime: nil)))
                    #expect(try await store.pull("pulled")?.bytes == [1])
                    #expect(try await store.forget(["forgotten"]) == 1)
                    throw GivenUp()
                }
            }
            #expect(try await store.get(["a"])[0]?.bytes == [7])
            #expect(try await store.increment("n", by: 1, lifetime: nil) == 4)
            #expect(try await !store.add(CacheWrite("once", CacheEntry([2]), lifetime: nil)))
            #expect(try await store.get(["pulled", "forgotten"]).allSatisfy { $0 == nil })
            #expect(try await bench.database.value("SELECT count(*) FROM notes") == 0)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `is kept through savepoints that come to nothing`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            try await bench.database.execute("CREATE TABLE notes (id INTEGER)")
            try await bench.database.transaction { db in
                try await db.execute("INSERT INTO notes (id) VALUES (1)")
                _ = try await bench.store.increment("n", by: 1, lifetime: nil)
                try? await db.transaction { db in
                    _ = try await bench.store.increment("n", by: 10, lifetime: nil)
                    try? await db.transaction { _ in
                        _ = try await bench.store.increment("n", by: 100, lifetime: nil)
                        throw GivenUp()
                    }
                    throw GivenUp()
                }
                _ = try await bench.store.increment("n", by: 1000, lifetime: nil)
            }
            #expect(try await bench.store.increment("n", by: 0, lifetime: nil) == 1111)
            #expect(try await bench.database.value("SELECT count(*) FROM notes") == 1)
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `is kept by each attempt of one that is tried again`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            await #expect(throws: SQLError.self) {
                try await bench.database.transaction(retry: .upTo(3, delay: .zero)) { _ in
                    _ = try await bench.store.increment("n", by: 1, lifetime: nil)
                    throw SQLError(.serialization, "again")
                }
            }
            let sum = try await bench.store.increment("n", by: 0, lifetime: nil)
            #expect(sum == 3)
        }
    }

    @Test(arguments: SQLKind.shared)
    func `writes beside one that only reads`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            try await bench.database.transaction(.readOnly) { db in
                let _: Int = try await db.value("SELECT count(*) FROM cache_entries")
                try await put(bench.store, "a", 1)
            }
            #expect(try await bench.store.get(["a"])[0]?.bytes == [1])
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `goes on in a task that outlives the transaction`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
            let later = try await bench.database.transaction { _ in
                Task {
                    for await _ in stream { break }
                    try await put(bench.store, "late", 1)
                }
            }
            continuation.yield()
            try await later.value
            #expect(try await bench.store.get(["late"])[0]?.bytes == [1])
        }
    }

    @Test(arguments: SQLKind.allCases)
    func `takes the writes of child tasks`(_ kind: SQLKind) async throws {
        try await kind.with { bench in
            try await bench.database.transaction { db in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 {
                        group.addTask { _ = try await bench.store.increment("n", by: 1, lifetime: nil) }
                        group.addTask { try await db.execute("SELECT 1") }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(try await bench.store.increment("n", by: 0, lifetime: nil) == 20)
        }
    }
}
