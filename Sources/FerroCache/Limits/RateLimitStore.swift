/// Where is kept how often something happened; each of the four things it does is atomic.
///
/// `FerroTesting` has the suite that shows it is.
public protocol RateLimitStore: Sendable {
    /// Counts a request under a key when a rule allows it; a request that is refused counts nothing.
    func take(_ key: String, rule: RateLimitRule, cost: Int64) async throws -> RateLimitDecision
    /// Takes back what a request counted, and answers what is left then.
    func giveBack(
        _ key: String, rule: RateLimitRule, cost: Int64, of decision: RateLimitDecision
    ) async throws -> RateLimitDecision
    /// What is left; nothing is counted.
    func peek(_ key: String, rule: RateLimitRule) async throws -> RateLimitDecision
    /// Forgets what was counted.
    func reset(_ key: String, rule: RateLimitRule) async throws
}

/// One thing that a store does.
package enum RateLimitChange: Hashable, Sendable {
    /// Counts a cost if it is allowed.
    case take(Int64)
    /// Takes a cost back that was counted at a time.
    case giveBack(Int64, takenAt: Int64)
    /// Counts nothing.
    case peek
}

/// A store whose time can be said, for tests; nil is the time of its own clock.
package protocol TimedRateLimitStore: RateLimitStore {
    /// Does one thing at a time in milliseconds since 1970, and answers whether it was allowed, with the state after it.
    func change(
        _ key: String, _ rule: RateLimitRule, _ change: RateLimitChange, at now: Int64?
    ) async throws -> (isAllowed: Bool, state: RateLimitState)
}

extension TimedRateLimitStore {
    /// Counts a request at a time.
    package func take(
        _ key: String, rule: RateLimitRule, cost: Int64, at now: Int64?
    ) async throws -> RateLimitDecision {
        let (isAllowed, state) = try await change(key + rule.suffix, rule, .take(max(0, cost)), at: now)
        return rule.decision(isAllowed, cost: cost, state)
    }

    /// Takes back what was counted, at a time.
    package func giveBack(
        _ key: String, rule: RateLimitRule, cost: Int64, of decision: RateLimitDecision, at now: Int64?
    ) async throws -> RateLimitDecision {
        let back = RateLimitChange.giveBack(max(0, cost), takenAt: decision.at)
        return rule.decision(true, cost: 0, try await change(key + rule.suffix, rule, back, at: now).state)
    }

    /// What is left at a time.
    package func peek(_ key: String, rule: RateLimitRule, at now: Int64?) async throws -> RateLimitDecision {
        rule.decision(true, cost: 0, try await change(key + rule.suffix, rule, .peek, at: now).state)
    }
}
