import FerroCache
import FerroTesting
import Testing

@Suite struct `A cache in a table, as a store` {
    @Test(arguments: SQLKind.allCases, CacheStoreContract.rules)
    func `keeps the contract`(kind: SQLKind, rule: CacheStoreContract.Rule) async throws {
        try await kind.with { bench in
            try await rule.check(bench.store) { try await bench.pass($0) }
        }
    }

    @Test(arguments: SQLKind.allCases, CacheStoreContract.rules)
    func `keeps the contract by the clock on the wall`(kind: SQLKind, rule: CacheStoreContract.Rule) async throws {
        try await kind.with { bench in try await rule.check(SQLCacheStore(bench.database)) }
    }
}
