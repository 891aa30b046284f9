import Synchronization
import Testing

@testable import Ferro

@Suite struct `A limit whose store is away` {
    final class Away: RateLimitStore {
        let asked = Atomic(0)

        private func fail() throws -> RateLimitDecision {
            asked.add(1, ordering: .relaxed)
            throw CacheError(.store, "away")
        }
        func take(_ key: String, rule: RateLimitRule, cost: Int64) async throws -> RateLimitDecision { try fail() }
        func giveBack(
            _ key: String, rule: RateLimitRule, cost: Int64, of decision: RateLimitDecision
        ) async throws -> RateLimitDecision { try fail() }
        func peek(_ key: String, rule: RateLimitRule) async throws -> RateLimitDecision { try fail() }
        func reset(_ key: String, rule: RateLimitRule) async throws { _ = try fail() }
    }

    final class Hands: Sendable {
        let milliseconds = Atomic<Int64>(0)
    }

    @Test func `counts in this process, and does not ask for every request whether it is back`() async throws {
        let (away, hands) = (Away(), Hands())
        let limits = SingleProcessLimits(
            shared: away, clock: CacheClock { hands.milliseconds.load(ordering: .relaxed) })
        var allowed = 0
        for _ in 0..<10 where try await limits.take("a", rule: .perHour(3), cost: 1).isAllowed { allowed += 1 }
        #expect(allowed == 3)
        #expect(away.asked.load(ordering: .relaxed) == 1)
        hands.milliseconds.store(1000, ordering: .relaxed)
        _ = try await limits.peek("a", rule: .perHour(3))
        #expect(away.asked.load(ordering: .relaxed) == 2)
    }
}
