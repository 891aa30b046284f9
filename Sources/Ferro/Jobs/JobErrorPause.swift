internal import FerroCache
public import FerroQueue
internal import Foundation

/// Lets jobs wait for a while after so many of their runs failed: a service that is down is not asked all the time.
///
/// ```swift
/// var middleware: [any JobMiddleware<JobContext>] { [JobErrorPause("payments", after: 5, in: .minutes(1), for: .minutes(10))] }
/// ```
///
/// Runs that fail count as attempts, those that wait do not. Errors are counted where `CACHE_DRIVER` keeps limits, and
/// the pause is kept in the cache: with `redis` or `database` it holds for all workers.
public struct JobErrorPause: JobMiddleware {
    private let policy: RateLimitPolicy
    private let key: String
    private let pause: Duration

    /// A pause after errors.
    ///
    /// - Parameters:
    ///   - name: part of the keys in the store; jobs of every type that name it count together.
    ///   - count: how many runs fail…
    ///   - period: …in this time…
    ///   - pause: …before all of them wait for this time.
    ///   - key: whose errors count together; by default all.
    public init(
        _ name: String, after count: Int, in period: Duration, for pause: Duration, key: String = "all"
    ) {
        policy = RateLimitPolicy(
            "job-errors:\(name)", rules: [.every(period, max(1, count), counting: .fixedWindow)])
        self.key = key
        self.pause = pause
    }

    /// Runs the job unless too many have failed; its error counts and is thrown on.
    public func run(_ c: JobContext, next: @Sendable () async throws -> Void) async throws {
        let mark = CacheKey<Int64>(named: "\(policy.name):\(key)", family: "jobs")
        if let until = try await c.cache.get(mark) {
            let left = Duration.seconds(max(1, until - Self.seconds()))
            throw JobDetour.wait(min(left, pause), "too many runs failed: \(policy.name)")
        }
        do {
            try await next()
        } catch {
            if error is JobDetour || error is CancellationError { throw error }
            let outcome = try await c.rateLimits.attempt(policy, for: key)
            if outcome.strictest.map({ $0.decision.remaining < 1 }) ?? false {
                try await c.cache.put(mark, Self.seconds() + max(1, pause.components.seconds), for: pause)
                try await c.rateLimits.reset(policy, for: key)
                c.logger.warning("too many runs failed, the others wait", metadata: ["limit": "\(policy.name)"])
            }
            throw error
        }
    }

    private static func seconds() -> Int64 { Int64(Date().timeIntervalSince1970) }
}
