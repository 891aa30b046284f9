import FerroCache
import FerroPostgres
import FerroRedis
import FerroSQL
import FerroSupport
import FerroTesting
import Logging
import Testing

@Suite struct `Stores of rate limits` {
    @Test(arguments: LimitStoreKind.allCases, RateLimitStoreContract.rules)
    func `keep the contract`(kind: LimitStoreKind, rule: RateLimitStoreContract.Rule) async throws {
        try await kind.withStore { try await rule.check($0) }
    }

    @Test(arguments: LimitStoreKind.allCases)
    func `decide as the pure rule does over random sequences`(kind: LimitStoreKind) async throws {
        try await kind.withStore { store in
            var random = SplitMix64(seed: 20_261_121)
            for round in 0..<60 {
                let rule = Self.rule(&random)
                var state: RateLimitState?
                var now = Int64.random(in: 1_700_000_000_000...1_800_000_000_000, using: &random)
                var lastTaken = now
                let key = "property-\(UInt64.random(in: 0 ... .max))"
                for _ in 0..<25 {
                    now += Self.step(rule, &random)
                    let change = Self.change(rule, lastTaken, &random)
                    var expected = state ?? RateLimitState(at: now)
                    let isAllowed = rule.apply(change, to: &expected, at: now)
                    let answer = try await store.change(key + rule.suffix, rule, change, at: now)
                    #expect(answer.isAllowed == isAllowed, "round \(round), \(rule), \(change)")
                    // A store may forget what makes no difference any more.
                    #expect(
                        rule.decision(isAllowed, cost: 1, answer.state) == rule.decision(isAllowed, cost: 1, expected),
                        "round \(round), \(rule), \(change), \(answer.state), \(expected)")
                    state = expected
                    if case .take = change { lastTaken = expected.at }
                }
            }
        }
    }

    @Test(arguments: LimitStoreKind.allCases, RateLimitRule.Algorithm.allCases)
    func `free nothing when a clock goes back`(
        kind: LimitStoreKind, algorithm: RateLimitRule.Algorithm
    ) async throws {
        try await kind.withStore { store in
            let rule = RateLimitRule.perHour(3, counting: algorithm)
            let key = "backwards-\(UInt64.random(in: 0 ... .max))"
            let now: Int64 = 1_800_000_000_000
            for back in [0, 1, 7_200_000] as [Int64] {
                let decision = try await store.take(key, rule: rule, cost: 1, at: now - back)
                #expect(decision.isAllowed)
            }
            let decision = try await store.take(key, rule: rule, cost: 1, at: now - 86_400_000)
            #expect(!decision.isAllowed)
            #expect(decision.retryAfter ?? .zero <= .seconds(7200))
        }
    }

    @Test(.enabled(if: LockStoreKind.postgresURL != nil))
    func `allow a burst no more where transactions are serializable by default`() async throws {
        try await withPostgresSchema(LockStoreKind.postgresURL ?? "") { url in
            let url = url + "%20-cdefault_transaction_isolation%3Dserializable"
            let database = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
            try await database.createLimits()
            let limits = RateLimits(SQLRateLimitStore(database), logger: Logger(label: "test"))
            let policy = RateLimitPolicy("burst", .perDay(5), whenAway: .open)
            let outcomes = try await together(40) { try await limits.attempt(policy, for: "a").isAllowed }
            #expect(outcomes.count { $0 } == 5)
            await database.close()
        }
    }

    @Test(.enabled(if: LimitStoreKind.redisURL != nil)) func `survive whatever stands in Redis`() async throws {
        try await withRedis { redis, prefix in
            let rule = RateLimitRule.perDay(5, counting: .slidingWindow)
            for text in [
                "9007199254740991 9007199254740991 0", "9007199254740991 9007199254740991 9007199254740991", "?",
            ] {
                let key = RedisArgument(prefix + "a" + rule.suffix)
                _ = try await redis.send(RedisCommand("SET", [key, RedisArgument(text)], keys: .first))
                _ = try await RedisRateLimitStore(redis, prefix: prefix).take("a", rule: rule, cost: 1)
            }
        }
    }

    private static func rule(_ random: inout SplitMix64) -> RateLimitRule {
        let algorithm = RateLimitRule.Algorithm.allCases.randomElement(using: &random) ?? .gcra
        let period = Int64([100_000, 600_000, 3_600_000, 86_400_000, 999_983].randomElement(using: &random) ?? 1)
        return .every(
            .milliseconds(period), Int.random(in: 1...20, using: &random),
            burst: Bool.random(using: &random) ? Int.random(in: 1...30, using: &random) : nil, counting: algorithm)
    }

    /// Mostly by a part of the period, at times by several.
    private static func step(_ rule: RateLimitRule, _ random: inout SplitMix64) -> Int64 {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: 1
        case 1: Int64.random(in: 0...(3 * rule.period), using: &random)
        case 2...4: 0
        default: Int64.random(in: 0...(rule.period / 4), using: &random)
        }
    }

    private static func change(
        _ rule: RateLimitRule, _ lastTaken: Int64, _ random: inout SplitMix64
    ) -> RateLimitChange {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .peek
        case 1: .giveBack(Int64.random(in: 0...3, using: &random), takenAt: lastTaken)
        default: .take(Int64.random(in: 0...4, using: &random))
        }
    }
}
