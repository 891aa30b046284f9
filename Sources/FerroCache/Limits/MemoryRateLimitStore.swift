import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Counts in this process: for one process, and for tests.
///
/// It is bounded: when a part is full, keys with nothing to remember go first, and then those that were used longest ago.
public final class MemoryRateLimitStore: TimedRateLimitStore {
    private struct Entry {
        var state: RateLimitState
        /// From when on nothing is lost by forgetting it.
        var until: Int64
    }

    private final class Shard: Sendable {
        let entries = Mutex<[String: Entry]>([:])
    }

    private static let shardCount = 16
    private let shards = (0..<MemoryRateLimitStore.shardCount).map { _ in Shard() }
    private let perShard: Int
    private let now: @Sendable () -> Int64

    /// An empty store.
    ///
    /// - Parameter capacity: how many keys it remembers.
    public convenience init(capacity: Int = 100_000) {
        self.init(capacity: capacity) { Int64(Date().timeIntervalSince1970 * 1000) }
    }

    package init(capacity: Int, now: @escaping @Sendable () -> Int64) {
        perShard = max(1, capacity / Self.shardCount)
        self.now = now
    }

    /// Counts a request when the rule allows it.
    public func take(_ key: String, rule: RateLimitRule, cost: Int64) async throws -> RateLimitDecision {
        try await take(key, rule: rule, cost: cost, at: nil)
    }

    /// Takes back what a request counted.
    public func giveBack(
        _ key: String, rule: RateLimitRule, cost: Int64, of decision: RateLimitDecision
    ) async throws -> RateLimitDecision {
        try await giveBack(key, rule: rule, cost: cost, of: decision, at: nil)
    }

    /// What is left.
    public func peek(_ key: String, rule: RateLimitRule) async throws -> RateLimitDecision {
        try await peek(key, rule: rule, at: nil)
    }

    /// Forgets what was counted.
    public func reset(_ key: String, rule: RateLimitRule) async throws {
        let key = key + rule.suffix
        shard(key).entries.withLock { $0[key] = nil }
    }

    /// How many keys are remembered.
    package var count: Int { shards.reduce(0) { $0 + $1.entries.withLock { $0.count } } }

    package func change(
        _ key: String, _ rule: RateLimitRule, _ change: RateLimitChange, at now: Int64?
    ) async throws -> (isAllowed: Bool, state: RateLimitState) {
        let now = now ?? self.now()
        return shard(key).entries.withLock { entries in
            var state = entries[key]?.state ?? RateLimitState(at: now)
            let isAllowed = rule.apply(change, to: &state, at: now)
            let rest = rule.resetAfter(state)
            if rest == 0 {
                entries[key] = nil
            } else {
                if entries[key] == nil, entries.count >= perShard { makeRoom(&entries, now: now) }
                entries[key] = Entry(state: state, until: state.at + rest)
            }
            return (isAllowed, state)
        }
    }

    private func shard(_ key: String) -> Shard { shards[Int(UInt(bitPattern: key.hashValue) % UInt(shards.count))] }

    /// Leaves an eighth free, so that the next keys find room without a search.
    private func makeRoom(_ entries: inout [String: Entry], now: Int64) {
        entries = entries.filter { $0.value.until > now }
        let surplus = entries.count - min(perShard - 1, perShard / 8 * 7)
        guard surplus > 0 else { return }
        let oldest = entries.map { ($0.value.state.at, $0.key) }.sorted { $0.0 < $1.0 }.prefix(surplus)
        for (_, key) in oldest { entries[key] = nil }
    }
}

extension RateLimitRule {
    /// Does one thing to a state; answers whether it was allowed.
    package func apply(_ change: RateLimitChange, to state: inout RateLimitState, at now: Int64) -> Bool {
        switch change {
        case .take(let cost): return take(cost, from: &state, at: now)
        case .giveBack(let cost, let takenAt): giveBack(cost, takenAt: takenAt, to: &state, at: now)
        case .peek: state = advanced(state, to: now)
        }
        return true
    }
}
