/// What a policy said about one request.
public struct RateLimitOutcome: Sendable {
    /// The answers there are.
    public enum Verdict: Hashable, Sendable {
        /// It may go on, after ``RateLimitOutcome/delay``.
        case allowed
        /// A rule refused it.
        case limited
        /// Too many were refused before.
        case blocked
        /// The store could not be asked, and the policy is closed then.
        case unavailable
    }

    /// What one rule said.
    public struct Part: Hashable, Sendable {
        /// The rule.
        public var rule: RateLimitRule
        /// What it said.
        public var decision: RateLimitDecision
    }

    /// The answer.
    public var verdict: Verdict
    /// What the rules said that were asked, in their order.
    public var parts: [Part] = []
    /// How long the request is to be held up.
    public var delay = Duration.zero
    /// How long a block still lasts.
    var blockedFor: Duration?

    init(_ verdict: Verdict) { self.verdict = verdict }

    /// Whether the request may go on.
    public var isAllowed: Bool { verdict == .allowed }

    /// What the strictest rule said: the one that refused, or the one with the least left.
    public var strictest: Part? {
        parts.first { !$0.decision.isAllowed } ?? parts.min { $0.decision.remaining < $1.decision.remaining }
    }

    /// When to try again; nil for a request that was allowed, and for one that never will be.
    public var retryAfter: Duration? {
        switch verdict {
        case .allowed: nil
        case .limited: strictest?.decision.retryAfter
        case .blocked: blockedFor
        case .unavailable: .seconds(1)
        }
    }
}
