import FerroCache
import FerroRedis
import FerroTesting

/// Tasks under two limits: one that is never reached, where every request is accounted for, and one that soon is.
final class LimitLoad: Sendable {
    private static let year = Duration.seconds(360 * 86_400)
    private static let wide = RateLimitRule.every(year, 20_000, counting: .fixedWindow)
    private static let narrow = RateLimitRule.every(year, 40)

    private let store: RedisRateLimitStore
    private let wide = OutageTally()
    private let narrow = OutageTally()

    init(_ redis: RedisClient) { store = RedisRateLimitStore(redis, prefix: "{t}:rl:") }

    var steps: [OutageLoad.Step] {
        (0..<4).map { number -> OutageLoad.Step in { await self.take(number.isMultiple(of: 2)) } }
    }

    /// How many calls failed.
    var failed: Int { wide.failed + narrow.failed }

    private func take(_ isWide: Bool) async -> Bool {
        let (tally, rule) = isWide ? (wide, Self.wide) : (narrow, Self.narrow)
        let decision = await tally.attempt { try await self.store.take("who", rule: rule, cost: 1) }
        if let decision, !decision.isAllowed { tally.takeBack() }
        return decision != nil
    }

    func check(losesWrites: Bool) async throws {
        let left = try await store.peek("who", rule: Self.wide).remaining
        wide.check(20_000 - left, losesWrites: losesWrites)
        narrow.checkErrors()
        try await until("used up", every: .zero) {
            guard await take(false) else { return true }
            return try await store.peek("who", rule: Self.narrow).remaining == 0
        }
        // A store that loses what it counted allows so many again.
        if !losesWrites, narrow.answered > 40 { narrow.wrong("\(narrow.answered) were allowed") }
        if narrow.answered + narrow.unsure < 40 { narrow.wrong("only \(narrow.answered) were allowed") }
        narrow.checkErrors()
    }
}
