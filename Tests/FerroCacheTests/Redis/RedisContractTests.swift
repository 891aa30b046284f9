import FerroCache
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.isThere)) struct `A cache in Redis, as a store` {
    @Test(arguments: CacheStoreContract.rules)
    func `keeps the contract`(rule: CacheStoreContract.Rule) async throws {
        try await withRedisStore(at: RedisServer.url) { store, _ in try await rule.check(store) }
    }
}
