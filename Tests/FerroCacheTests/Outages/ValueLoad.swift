import FerroCache
import FerroRedis
import FerroTesting
import Synchronization

/// Tasks that remember values, with tags that are flushed: no value is wrong, none from before a flush comes back.
final class ValueLoad: Sendable {
    private struct Generations {
        var now = 0
        /// What was computed before the last flush that was answered must not be seen.
        var floor = 0
    }

    private let cache: Cache
    private let losesFlushes: Bool
    private let tally = OutageTally()
    private let generations = Mutex([Int: Generations]())

    init(_ redis: RedisClient, losesFlushes: Bool) {
        let locks = RedisLockStore(redis, prefix: "{t}:lock:")
        cache = Cache(RedisCacheStore(redis), locks: locks, configuration: CacheConfiguration(prefix: "{t}:"))
        self.losesFlushes = losesFlushes
    }

    var steps: [OutageLoad.Step] {
        let readers = (0..<3).map { number -> OutageLoad.Step in { await self.remember(number) } }
        return readers + (0..<2).map { tag -> OutageLoad.Step in { await self.flush(tag) } }
    }

    func check() { tally.checkErrors() }

    /// Misses while Redis is away are no errors.
    private func remember(_ number: Int) async -> Bool {
        await tally.attempt { () async throws -> Void in
            let key = CacheKey<String>("value:\(number)")
            let value = try await self.cache.remember(key, for: .milliseconds(50)) { "the value of \(number)" }
            if value != "the value of \(number)" { self.tally.wrong("remembered \(value) of \(number)") }
        } != nil
    }

    private func flush(_ tag: Int) async -> Bool {
        let name = CacheTag("tag\(tag)")
        let now = generations.withLock { generations in
            generations[tag, default: Generations()].now += 1
            return generations[tag]?.now ?? 0
        }
        let isFlushed = await tally.attempt { try await self.cache.flush(tags: name) } != nil
        if isFlushed { generations.withLock { $0[tag]?.floor = now } }
        return await tally.attempt { () async throws -> Void in
            let key = CacheKey<Int>("tagged:\(tag)", tags: [name])
            let value = try await self.cache.remember(key) { now }
            let floor = self.generations.withLock { $0[tag]?.floor ?? 0 }
            if value < floor, !self.losesFlushes { self.tally.wrong("\(value) was flushed before \(floor)") }
        } != nil && isFlushed
    }
}
