import FerroCache
import FerroRedis
import FerroTesting

/// Tasks that count up two keys: one by a command, one with a lifetime by a script.
final class CounterLoad: Sendable {
    private static let lifetimes: [Duration?] = [nil, .seconds(600)]

    private let cache: Cache
    private let tallies = [OutageTally(), OutageTally()]

    init(_ redis: RedisClient) {
        cache = Cache(
            RedisCacheStore(redis), configuration: CacheConfiguration(prefix: "{t}:", lifetime: nil))
    }

    private func key(_ kind: Int) -> CacheKey<Int64> { CacheKey("count:\(kind)") }

    var steps: [OutageLoad.Step] {
        (0..<6).map { number -> OutageLoad.Step in
            let kind = number % 2
            return {
                await self.tallies[kind].attempt {
                    try await self.cache.increment(self.key(kind), for: Self.lifetimes[kind])
                } != nil
            }
        }
    }

    /// How many calls failed.
    var failed: Int { tallies.reduce(0) { $0 + $1.failed } }

    func check(losesWrites: Bool) async throws {
        for kind in 0..<2 {
            let sum = try await cache.increment(key(kind), by: 0)
            tallies[kind].check(sum, losesWrites: losesWrites)
        }
    }
}
