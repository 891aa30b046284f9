public import FerroCache
public import FerroQueue

/// Lets so many runs happen in a time; a job beyond it waits, and no attempt is counted.
///
/// ```swift
/// var middleware: [any JobMiddleware<JobContext>] { [JobRateLimit("smtp", .every(.minutes(1), 100))] }
/// ```
///
/// It is counted where `CACHE_DRIVER` keeps limits: with `redis` or `database` over all workers.
public struct JobRateLimit: JobMiddleware {
    private let policy: RateLimitPolicy
    private let key: String

    /// A limit; jobs of every type that name it count together.
    ///
    /// - Parameters:
    ///   - name: part of the keys in the store.
    ///   - rules: asked in this order; the shortest period first.
    ///   - key: whose runs count together, such as a customer's id; by default all of them.
    ///   - whenAway: what happens while the store cannot be asked.
    public init(
        _ name: String, _ rules: RateLimitRule..., for key: String = "all", whenAway: RateLimitPolicy.Outage = .open
    ) {
        policy = RateLimitPolicy("job:\(name)", rules: rules, whenAway: whenAway)
        self.key = key
    }

    /// Runs the job, or lets it wait until the limit allows one more.
    public func run(_ c: JobContext, next: @Sendable () async throws -> Void) async throws {
        let outcome = try await c.rateLimits.attempt(policy, for: key)
        guard outcome.isAllowed else {
            throw JobDetour.wait(outcome.retryAfter ?? .minutes(1), "the limit \(policy.name) is used up")
        }
        if outcome.delay > .zero {
            throw JobDetour.wait(outcome.delay, "the limit \(policy.name) asks for a slower pace")
        }
        try await next()
    }
}
