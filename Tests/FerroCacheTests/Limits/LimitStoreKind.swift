import FerroCache
import FerroRedis
import FerroSQL
import Foundation
import Logging
import NIOPosix

/// The stores of rate limits.
enum LimitStoreKind: String, CaseIterable, Sendable {
    case memory, sqliteMemory, sqliteFile, postgres, redis

    static let redisURL = ProcessInfo.processInfo.environment["FERRO_TEST_REDIS_URL"]

    /// All of them, without those whose server is not there.
    static var allCases: [LimitStoreKind] {
        [.memory, .sqliteMemory, .sqliteFile] + (LockStoreKind.postgresURL == nil ? [] : [.postgres])
            + (redisURL == nil ? [] : [.redis])
    }

    func withStore(_ body: (any TimedRateLimitStore) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryRateLimitStore())
        case .sqliteMemory: try await withLimitsDatabase(.sqliteMemory) { try await body(SQLRateLimitStore($0)) }
        case .sqliteFile: try await withLimitsDatabase(.sqliteFile) { try await body(SQLRateLimitStore($0)) }
        case .postgres: try await withLimitsDatabase(.postgres) { try await body(SQLRateLimitStore($0)) }
        case .redis: try await withRedis { try await body(RedisRateLimitStore($0, prefix: $1)) }
        }
    }
}

/// Runs a closure on a client of the tests' Redis, with a prefix that nobody else uses.
func withRedis(_ body: (RedisClient, String) async throws -> Void) async throws {
    let redis = RedisClient(
        try RedisConfiguration(url: LimitStoreKind.redisURL ?? ""), on: MultiThreadedEventLoopGroup.singleton,
        logger: Logger(label: "test"))
    do {
        try await body(redis, "test-\(UUID().uuidString):")
    } catch {
        await redis.close()
        throw error
    }
    await redis.close()
}
