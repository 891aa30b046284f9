import FerroCache
import FerroRedis
import FerroTesting
import Testing

/// The ways to run Redis beside one server without encryption.
enum RedisKind: String, CaseIterable, Sendable {
    case tls, sentinel, cluster

    /// Runs a closure with the address of servers of this kind.
    func run(_ body: (String) async throws -> Void) async throws {
        switch self {
        case .tls:
            let options = RedisServer.Options(password: "p@ss", hasTLS: true)
            try await RedisServer.with(options) { try await body("\($0.url)?ca_file=\($0.certificatePath)") }
        case .sentinel:
            try await RedisServer.withSentinel(.init(password: "p@ss"), sentinelPassword: "s3ntinel") {
                try await body($0.url)
            }
        case .cluster: try await RedisServer.withCluster { try await body($0.url) }
        }
    }
}

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(2))) struct `Stores in Redis of every kind` {
    @Test(arguments: RedisKind.allCases) func `keep their contracts`(kind: RedisKind) async throws {
        try await kind.run { url in
            try await withRedisStore(at: url) { cache, redis in
                let (locks, limits) = (RedisLockStore(redis), RedisRateLimitStore(redis))
                for rule in CacheStoreContract.rules { try await rule.check(cache) }
                for rule in LockStoreContract.rules { try await rule.check(locks) }
                for rule in RateLimitStoreContract.rules { try await rule.check(limits) }
            }
        }
    }
}
