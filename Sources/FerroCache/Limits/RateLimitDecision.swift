/// What a rule said about one request.
public struct RateLimitDecision: Hashable, Sendable {
    /// Whether it may go on; then its cost is counted.
    public var isAllowed: Bool
    /// How many are allowed at once: the burst, or the limit of the window.
    public var limit: Int64
    /// How many more would be allowed now.
    public var remaining: Int64
    /// When everything is free again if nothing more happens.
    public var resetAfter: Duration
    /// When a request of the same cost would be allowed; nil when this one was, or none of that cost ever is.
    public var retryAfter: Duration?
    /// The store's time in milliseconds, for giving the cost back.
    package var at: Int64

    /// A decision.
    public init(isAllowed: Bool, limit: Int64, remaining: Int64, resetAfter: Duration, retryAfter: Duration?) {
        self.init(isAllowed: isAllowed, limit: limit, remaining: remaining, resetAfter: resetAfter, retryAfter, at: 0)
    }

    init(
        isAllowed: Bool, limit: Int64, remaining: Int64, resetAfter: Duration, _ retryAfter: Duration?, at: Int64
    ) {
        self.isAllowed = isAllowed
        self.limit = limit
        self.remaining = remaining
        self.resetAfter = resetAfter
        self.retryAfter = retryAfter
        self.at = at
    }
}
