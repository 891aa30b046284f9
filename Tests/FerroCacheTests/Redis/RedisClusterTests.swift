import FerroCache
import FerroRedis
import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.hasOwn)) struct `A cache in a cluster of Redis` {
    @Test func `keeps the contract`() async throws {
        try await RedisServer.withCluster { cluster in
            try await withRedisStore(at: cluster.url) { store, _ in
                for rule in CacheStoreContract.rules { try await rule.check(store) }
            }
        }
    }
}
