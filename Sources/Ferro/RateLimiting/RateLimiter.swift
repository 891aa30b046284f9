public import FerroCache

/// A limit with a name: its policy, and what tells one client from another.
///
/// ```swift
/// extension RateLimiter {
///     static let login = RateLimiter("login", .every(.minutes(15), 5), by: .clientAddress, counting: .failures)
/// }
/// r.post("login", middleware: [RateLimit(.login)]) { … }
/// ```
public struct RateLimiter: Sendable {
    /// The rules, what is counted, and what becomes of the rest.
    public var policy: RateLimitPolicy
    /// What tells one client from another.
    public var key: RateLimitKey
    /// Whether a response is a failure, where only those count: the statuses from 400 to 499 by default.
    public var isFailure: @Sendable (Response) -> Bool = { (400..<500).contains($0.status.code) }
    /// Answers what was refused in place of the page or the JSON of 429; the fields about the limit are added to it.
    public var refusal: (@Sendable (Request, Context, RateLimitOutcome) async throws -> Response)?

    /// A limiter.
    ///
    /// - Parameters:
    ///   - name: part of the keys in the store: limiters of one name count together.
    ///   - rules: asked in this order; the shortest period first.
    ///   - key: what tells one client from another.
    ///   - counting: whether every request counts, or those that failed.
    ///   - cost: how much a request counts.
    ///   - slowDown: holds requests up instead of refusing them.
    ///   - block: refuses everything of a client after so many refusals.
    ///   - whenAway: what happens while the store cannot be asked.
    public init(
        _ name: String, _ rules: RateLimitRule..., by key: RateLimitKey = .clientAddress,
        counting: RateLimitPolicy.Counting = .all, cost: Int = 1, slowDown: RateLimitSlowDown? = nil,
        block: RateLimitBlock? = nil, whenAway: RateLimitPolicy.Outage = .open
    ) {
        policy = RateLimitPolicy(name, rules: rules, counting: counting, cost: cost, whenAway: whenAway)
        policy.slowDown = slowDown
        policy.block = block
        self.key = key
    }
}
