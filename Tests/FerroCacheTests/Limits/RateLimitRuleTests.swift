import FerroCache
import FerroSupport
import Testing

@Suite struct `The arithmetic of limits` {
    /// One step of a table: the time in milliseconds since the start of an hour, the cost, and what is said.
    struct Step: Sendable {
        var at: Int64
        var cost: Int64 = 1
        var isAllowed: Bool
        var remaining: Int64
        var reset: Int64
        var retry: Int64?
    }

    struct Table: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var rule: RateLimitRule
        var steps: [Step]
    }

    static let tables = [
        Table(
            testDescription: "GCRA of 2 in 10 s", rule: .every(.seconds(10), 2),
            steps: [
                Step(at: 0, isAllowed: true, remaining: 1, reset: 5000),
                Step(at: 0, isAllowed: true, remaining: 0, reset: 10_000),
                Step(at: 0, isAllowed: false, remaining: 0, reset: 10_000, retry: 5000),
                Step(at: 4999, isAllowed: false, remaining: 0, reset: 5001, retry: 1),
                Step(at: 5000, isAllowed: true, remaining: 0, reset: 10_000),
                Step(at: 5001, cost: 3, isAllowed: false, remaining: 0, reset: 9999, retry: nil),
                Step(at: 60_000, cost: 2, isAllowed: true, remaining: 0, reset: 10_000),
                Step(at: 70_000, cost: 0, isAllowed: true, remaining: 2, reset: 0),
            ]),
        Table(
            testDescription: "GCRA of 7 in a second, which no millisecond divides", rule: .perSecond(7, burst: 1),
            steps: [
                Step(at: 0, isAllowed: true, remaining: 0, reset: 143),
                Step(at: 142, isAllowed: false, remaining: 0, reset: 1, retry: 1),
                Step(at: 143, isAllowed: true, remaining: 0, reset: 143),
                Step(at: 286, isAllowed: true, remaining: 0, reset: 143),
            ]),
        Table(
            testDescription: "GCRA with a burst above the limit", rule: .perMinute(60, burst: 100),
            steps: [
                Step(at: 0, cost: 100, isAllowed: true, remaining: 0, reset: 100_000),
                Step(at: 999, isAllowed: false, remaining: 0, reset: 99_001, retry: 1),
                Step(at: 1000, isAllowed: true, remaining: 0, reset: 100_000),
                Step(at: 11_000, cost: 10, isAllowed: true, remaining: 0, reset: 100_000),
            ]),
        Table(
            testDescription: "a fixed window", rule: .every(.seconds(10), 2, counting: .fixedWindow),
            steps: [
                Step(at: 9000, isAllowed: true, remaining: 1, reset: 1000),
                Step(at: 9500, isAllowed: true, remaining: 0, reset: 500),
                Step(at: 9999, isAllowed: false, remaining: 0, reset: 1, retry: 1),
                Step(at: 10_000, cost: 2, isAllowed: true, remaining: 0, reset: 10_000),
                Step(at: 19_000, cost: 3, isAllowed: false, remaining: 0, reset: 1000, retry: nil),
                Step(at: 30_000, cost: 0, isAllowed: true, remaining: 2, reset: 0),
            ]),
        Table(
            testDescription: "a sliding window", rule: .every(.seconds(10), 4, counting: .slidingWindow),
            steps: [
                Step(at: 5000, cost: 4, isAllowed: true, remaining: 0, reset: 15_000),
                Step(at: 9000, isAllowed: false, remaining: 0, reset: 11_000, retry: 3500),
                Step(at: 10_000, isAllowed: false, remaining: 0, reset: 10_000, retry: 2500),
                Step(at: 12_499, isAllowed: false, remaining: 0, reset: 7501, retry: 1),
                Step(at: 12_500, isAllowed: true, remaining: 0, reset: 17_500),
                Step(at: 15_000, isAllowed: true, remaining: 0, reset: 15_000),
                Step(at: 15_000, cost: 3, isAllowed: false, remaining: 0, reset: 15_000, retry: 10_000),
                Step(at: 40_000, cost: 4, isAllowed: true, remaining: 0, reset: 20_000),
            ]),
    ]

    @Test(arguments: tables) func `says what each algorithm says`(_ table: Table) {
        let start: Int64 = 1_800_000_000_000
        var state = RateLimitState(at: start)
        for (index, step) in table.steps.enumerated() {
            let isAllowed = table.rule.take(step.cost, from: &state, at: start + step.at)
            let decision = table.rule.decision(isAllowed, cost: step.cost, state)
            #expect(isAllowed == step.isAllowed, "step \(index)")
            #expect(decision.remaining == step.remaining, "step \(index)")
            #expect(decision.resetAfter == .milliseconds(step.reset), "step \(index)")
            #expect(decision.retryAfter == step.retry.map { .milliseconds($0) }, "step \(index)")
        }
    }

    @Test(arguments: RateLimitRule.Algorithm.allCases)
    func `a refused request is allowed after the time it was told, and not before`(
        algorithm: RateLimitRule.Algorithm
    ) throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2000 {
            let rule = RateLimitRule.every(
                .milliseconds(Int64.random(in: 1...100_000, using: &random)), Int.random(in: 1...50, using: &random),
                counting: algorithm)
            var now: Int64 = 1_800_000_000_000
            var state = RateLimitState(at: now)
            for _ in 0..<20 {
                let cost = Int64.random(in: 1...rule.limit, using: &random)
                now += Int64.random(in: 0...rule.period / 3, using: &random)
                if rule.take(cost, from: &state, at: now) { continue }
                let decision = rule.decision(false, cost: cost, state)
                let retry = try #require(decision.retryAfter).components
                let wait = retry.seconds * 1000 + retry.attoseconds / 1_000_000_000_000_000
                var (early, late) = (state, state)
                #expect(wait > 0)
                #expect(!rule.take(cost, from: &early, at: now + wait - 1), "\(rule) \(state) \(cost)")
                #expect(rule.take(cost, from: &late, at: now + wait), "\(rule) \(state) \(cost)")
            }
        }
    }

    @Test(arguments: [
        RateLimitRule.every(.zero, 0), .every(.seconds(-5), -1, burst: -1), .every(.seconds(Int.max), Int.max),
        .every(.days(400), 2_000_000, burst: 9_000_000), .perDay(Int.max, counting: .slidingWindow),
    ])
    func `a rule out of bounds is the nearest one that can be counted exactly`(rule: RateLimitRule) {
        #expect(rule.limit >= 1)
        #expect(rule.burst >= 1)
        #expect(rule.period >= 1)
        #expect(rule.burst.multipliedReportingOverflow(by: rule.period).partialValue <= 1 << 51)
        #expect(rule.limit.multipliedReportingOverflow(by: rule.period).partialValue <= 1 << 51)
        var state = RateLimitState(at: 0)
        #expect(rule.take(1, from: &state, at: .max))
        #expect(!rule.take(.max, from: &state, at: .max))
    }

    @Test func `what ran out by itself is not given back as well`() {
        let rule = RateLimitRule.every(.seconds(900), 5)
        let start: Int64 = 1_800_000_000_000
        var state = RateLimitState(at: start)
        #expect(rule.take(5, from: &state, at: start))
        // Whoever held five good requests up until they had run out, and then guessed five times…
        let later = start + 900_000
        #expect(rule.take(5, from: &state, at: later))
        // …has no guess left when they end.
        rule.giveBack(5, takenAt: start, to: &state, at: later)
        #expect(!rule.take(1, from: &state, at: later))
        rule.giveBack(5, takenAt: later, to: &state, at: later + 1000)
        #expect(state.level == 0)
    }

    @Test(arguments: RateLimitRule.Algorithm.allCases, [Int64.min, -1, 0, 1 << 53, .max])
    func `whatever a store answers is read as numbers of the rule`(algorithm: RateLimitRule.Algorithm, number: Int64) {
        for rule in [RateLimitRule.perDay(1_000_000, counting: algorithm), .every(.days(366), 1, counting: algorithm)] {
            let state = RateLimitState(level: number, previous: number, at: number)
            for cost in [Int64.min, 0, 1, .max] {
                let decision = rule.decision(false, cost: cost, state)
                #expect((0...rule.burst).contains(decision.remaining))
            }
        }
    }
}
