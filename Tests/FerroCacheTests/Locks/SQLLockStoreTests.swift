import FerroCache
import FerroSQL
import Testing

@Suite struct `Locks in a database` {
    @Test(arguments: [LockStoreKind.sqliteMemory, .postgres].filter(LockStoreKind.allCases.contains))
    func `names that nobody has used for a day go, others stay`(kind: LockStoreKind) async throws {
        try await withLimitsDatabase(kind) { db in
            let store = SQLLockStore(db)
            for name in ["old", "new"] {
                _ = try await store.acquire(name, owner: "ada", lease: .seconds(1), places: 1, patience: .zero)
            }
            try await db.execute("UPDATE locks SET until = 1 WHERE name = 'old'")
            try await store.prune()
            #expect(try await db.value("SELECT count(*) FROM locks") as Int == 1)
            #expect(try await store.renew("new", owner: "ada", lease: .seconds(1)))
            let attempt = try await store.acquire("old", owner: "bob", lease: .seconds(1), places: 1, patience: .zero)
            guard case .acquired = attempt else {
                Issue.record("the name was not free")
                return
            }
        }
    }

    @Test func `a row that is not the store's own is an error, and nothing is taken`() async throws {
        try await withLimitsDatabase(.sqliteMemory) { db in
            try await db.execute("INSERT INTO locks (name, line) VALUES ('broken', 'garbage')")
            let error = await #expect(throws: CacheError.self) {
                try await SQLLockStore(db).acquire(
                    "broken", owner: "ada", lease: .seconds(1), places: 1, patience: .zero)
            }
            #expect(error?.code == .store)
        }
    }

    @Test(.enabled(if: LockStoreKind.postgresURL != nil))
    func `a lock that is taken inside a transaction holds although it is rolled back`() async throws {
        struct Undone: Error {}
        try await withLimitsDatabase(.postgres) { db in
            let locks = Locks(SQLLockStore(db))
            await #expect(throws: Undone.self) {
                try await db.transaction { db in
                    try await db.execute("SELECT 1")
                    _ = try await locks.tryLock("import")
                    throw Undone()
                }
            }
            let second = try await locks.tryLock("import")
            #expect(second == nil)
        }
    }

    @Test(arguments: [LockStoreKind.sqliteMemory, .sqliteFile])
    func `a task in a transaction on SQLite does not wait for itself`(kind: LockStoreKind) async throws {
        try await withLimitsDatabase(kind) { db in
            try await db.createCacheEntries()
            let store = SQLLockStore(db)
            let cache = Cache(SQLCacheStore(db), locks: store)
            let started = ContinuousClock.now
            try await db.transaction { _ async throws in
                let value = try await cache.remember("n" as CacheKey<Int>) { 1 }
                #expect(value == 1)
                let error = await #expect(throws: CacheError.self) {
                    try await Locks(store).lock("import", waiting: .seconds(60))
                }
                #expect(error?.code == .configuration)
            }
            #expect(ContinuousClock.now - started < .seconds(40))
            #expect(try await cache.get("n" as CacheKey<Int>) == 1)
        }
    }
}
