internal import FerroCache
internal import FerroHTTP
internal import HTTPTypes

/// What a response says about a limit: `RateLimit-Limit`, `-Remaining`, `-Reset` and `-Policy`
/// (draft-ietf-httpapi-ratelimit-headers-07), and the first three as `X-RateLimit-…`; times are seconds left.
struct RateLimitFields: Sendable {
    private let outcome: RateLimitOutcome

    init(_ outcome: RateLimitOutcome) { self.outcome = outcome }

    /// Adds the fields, unless a limiter within has said something stricter.
    func add(to headers: inout Headers) {
        guard let strictest = outcome.strictest else { return }
        let decision = strictest.decision
        if let said = headers[Self.remaining].flatMap({ Int64($0) }), said < decision.remaining { return }
        let reset = "\(Self.seconds(decision.resetAfter))"
        for (name, value) in [
            (Self.limit, "\(decision.limit)"), (Self.remaining, "\(decision.remaining)"), (Self.reset, reset),
            (Self.xLimit, "\(decision.limit)"), (Self.xRemaining, "\(decision.remaining)"), (Self.xReset, reset),
            (Self.policy, policy),
        ] { headers[name] = value }
    }

    /// `5;w=1, 100;w=3600`: each rule that was asked.
    private var policy: String {
        outcome.parts.map { "\($0.rule.limit);w=\(max(1, ($0.rule.period + 999) / 1000))" }.joined(separator: ", ")
    }

    /// Whole seconds, rounded up.
    static func seconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return max(0, seconds + (attoseconds > 0 ? 1 : 0))
    }

    /// Every field: what they say is about one client.
    static let names = [limit, remaining, reset, policy, xLimit, xRemaining, xReset]

    private static let limit = known("RateLimit-Limit")
    private static let remaining = known("RateLimit-Remaining")
    private static let reset = known("RateLimit-Reset")
    private static let policy = known("RateLimit-Policy")
    private static let xLimit = known("X-RateLimit-Limit")
    private static let xRemaining = known("X-RateLimit-Remaining")
    private static let xReset = known("X-RateLimit-Reset")

    // The names above are tokens; the fallback only spares a trap.
    private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .via }
}
