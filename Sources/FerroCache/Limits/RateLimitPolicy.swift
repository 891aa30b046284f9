/// Everything that is decided about requests of one kind: the rules, what is counted, and what becomes of the rest.
///
/// ```swift
/// var login = RateLimitPolicy("login", .every(.minutes(15), 5), counting: .failures)
/// login.block = RateLimitBlock(after: 5, within: .hours(1), for: .hours(1))
/// ```
public struct RateLimitPolicy: Sendable {
    /// What counts.
    public enum Counting: Hashable, Sendable {
        /// Every request.
        case all
        /// Requests that failed. Each one counts while it runs, so that many at once cannot slip through, and is given
        /// back when it did not fail.
        case failures
    }

    /// What happens while the store cannot be asked.
    public enum Outage: Hashable, Sendable {
        /// Everything is allowed.
        case open
        /// Nothing is allowed.
        case closed
    }

    /// The name, part of the keys in the store.
    public var name: String
    /// The rules, asked in this order. The first that refuses ends it, and those before it have counted the request:
    /// name the shortest period first.
    public var rules: [RateLimitRule]
    /// What counts.
    public var counting: Counting
    /// How much one request counts.
    public var cost: Int
    /// Holds requests up instead of refusing them; nil for not.
    public var slowDown: RateLimitSlowDown?
    /// Refuses everything for a time after so many refusals; nil for not.
    public var block: RateLimitBlock?
    /// What happens while the store cannot be asked.
    public var whenAway: Outage

    /// A policy.
    public init(
        _ name: String, _ rules: RateLimitRule..., counting: Counting = .all, cost: Int = 1, whenAway: Outage = .open
    ) {
        self.init(name, rules: rules, counting: counting, cost: cost, whenAway: whenAway)
    }

    /// A policy with a list of rules.
    public init(
        _ name: String, rules: [RateLimitRule], counting: Counting = .all, cost: Int = 1, whenAway: Outage = .open
    ) {
        self.name = name
        self.rules = rules
        self.counting = counting
        self.cost = cost
        self.whenAway = whenAway
    }
}

/// Holds each request up after the first ones of a period, a little longer each time.
public struct RateLimitSlowDown: Hashable, Sendable {
    /// How many of a period are not held up.
    public var after: Int
    /// The period, a window of fixed length.
    public var period: Duration
    /// How much longer each further one waits.
    public var step: Duration
    /// The longest wait.
    public var longest: Duration

    /// Waits after so many in a period.
    public init(after: Int, every period: Duration, by step: Duration, upTo longest: Duration) {
        self.after = after
        self.period = period
        self.step = step
        self.longest = longest
    }

    /// How many can be counted is more than anybody sends.
    var rule: RateLimitRule { .every(period, 1_000_000, counting: .fixedWindow) }

    /// The wait of the request that was the last one counted.
    func delay(_ decision: RateLimitDecision) -> Duration {
        let surplus = decision.limit - decision.remaining - Int64(clamping: max(0, after))
        guard surplus > 0 else { return .zero }
        return min(longest, step * Double(surplus))
    }
}

/// Refuses everything of a client for a time, once so many of its requests were refused.
public struct RateLimitBlock: Hashable, Sendable {
    /// After so many refusals…
    public var violations: Int
    /// …in this time…
    public var period: Duration
    /// …everything is refused for this time.
    public var length: Duration

    /// Blocks after so many refusals in a time, for a time.
    public init(after violations: Int, within period: Duration, for length: Duration) {
        self.violations = violations
        self.period = period
        self.length = length
    }

    var violationRule: RateLimitRule { .every(period, max(1, violations), counting: .fixedWindow) }
    /// One in the length of the block: as long as it is counted, the client is blocked.
    var blockRule: RateLimitRule { .every(length, 1) }
}
