public import FerroCache
public import Testing

/// What every store of rate limits must do; each rule is checked on a key of its own.
///
/// ```swift
/// @Test(arguments: RateLimitStoreContract.rules)
/// func `the store keeps the contract`(rule: RateLimitStoreContract.Rule) async throws {
///     try await rule.check(MyStore())
/// }
/// ```
public enum RateLimitStoreContract {
    /// One promise of a store.
    public struct Rule: Sendable, CustomTestStringConvertible {
        /// The promise in words.
        public let testDescription: String
        private let body: @Sendable (any RateLimitStore, String) async throws -> Void

        init(_ description: String, _ body: @escaping @Sendable (any RateLimitStore, String) async throws -> Void) {
            testDescription = description
            self.body = body
        }

        /// Holds a store to the promise; records an issue where it breaks it.
        public func check(_ store: any RateLimitStore) async throws {
            try await body(store, "contract-\(UInt64.random(in: 0 ... .max))")
        }
    }

    /// Every promise.
    public static let rules = RateLimitRule.Algorithm.allCases.flatMap { counting($0) } + apart

    private static func counting(_ algorithm: RateLimitRule.Algorithm) -> [Rule] {
        // A window of a year does not end while a test runs, but once a year.
        let rule = RateLimitRule.every(.seconds(360 * 86400), 7, counting: algorithm)
        return [
            Rule("\(algorithm): so many are allowed, and then none") { store, key async throws in
                for left in (0..<7).reversed() {
                    let decision = try await store.take(key, rule: rule, cost: 1)
                    #expect(decision.isAllowed)
                    #expect(decision.limit == 7)
                    #expect(decision.remaining == Int64(left))
                    #expect(decision.retryAfter == nil)
                }
                let decision = try await store.take(key, rule: rule, cost: 1)
                #expect(!decision.isAllowed)
                #expect(decision.remaining == 0)
                #expect(try #require(decision.retryAfter) > .zero)
                #expect(decision.resetAfter > .zero)
            },
            Rule("\(algorithm): of 100 tasks exactly so many are allowed") { store, key async throws in
                let allowed = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<100 {
                        group.addTask { try await store.take(key, rule: rule, cost: 1).isAllowed }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(allowed == 7)
            },
            Rule("\(algorithm): a cost counts as so many, and what is refused counts nothing") {
                store, key async throws in
                #expect(try await store.take(key, rule: rule, cost: 5).remaining == 2)
                let refused = try await store.take(key, rule: rule, cost: 3)
                #expect(!refused.isAllowed)
                #expect(refused.remaining == 2)
                #expect(try await store.take(key, rule: rule, cost: 2).isAllowed)
            },
            Rule("\(algorithm): what costs more than is ever free is refused for good") { store, key async throws in
                let refused = try await store.take(key, rule: rule, cost: 8)
                #expect(!refused.isAllowed)
                #expect(refused.retryAfter == nil)
                #expect(refused.remaining == 7)
            },
            Rule("\(algorithm): what is given back is free again, and never more than that") {
                store, key async throws in
                let decision = try await store.take(key, rule: rule, cost: 6)
                #expect(try await store.giveBack(key, rule: rule, cost: 6, of: decision).remaining == 7)
                #expect(try await store.giveBack(key, rule: rule, cost: 6, of: decision).remaining == 7)
                #expect(try await store.take(key, rule: rule, cost: 7).isAllowed)
            },
            Rule("\(algorithm): a look counts nothing, a reset forgets") { store, key async throws in
                #expect(try await store.peek(key, rule: rule).remaining == 7)
                _ = try await store.take(key, rule: rule, cost: 3)
                #expect(try await store.peek(key, rule: rule).remaining == 4)
                #expect(try await store.peek(key, rule: rule).remaining == 4)
                try await store.reset(key, rule: rule)
                #expect(try await store.peek(key, rule: rule).remaining == 7)
            },
        ]
    }

    private static let apart: [Rule] = [
        Rule("keys have nothing to do with each other, and rules neither") { store, key async throws in
            _ = try await store.take(key, rule: .perDay(2), cost: 2)
            #expect(try await store.take(key + "x", rule: .perDay(2), cost: 2).isAllowed)
            #expect(try await store.take(key, rule: .perDay(3), cost: 3).isAllowed)
            #expect(try await store.take(key, rule: .perDay(2), cost: 1).isAllowed == false)
        },
        Rule("time frees what was counted") { store, key async throws in
            let rule = RateLimitRule.every(.milliseconds(40), 1)
            _ = try await store.take(key, rule: rule, cost: 1)
            let deadline = ContinuousClock.now + .seconds(20)
            var isAllowed = false
            while !isAllowed, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(5))
                isAllowed = try await store.take(key, rule: rule, cost: 1).isAllowed
            }
            #expect(isAllowed)
        },
    ]
}
