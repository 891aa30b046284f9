#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How often a job is attempted, and how long it waits between attempts.
///
/// ```swift
/// static let retry = Retry.exponential(attempts: 5, until: .hours(6))
///     .on(HTTPError.self) { $0.status == 404 ? .fail : .wait(.seconds(30)) }
///     .on(CancellationError.self) { _ in .drop }
/// ```
public struct Retry: Sendable {
    private enum Backoff: Sendable {
        case fixed(Duration)
        case exponential(base: Duration, cap: Duration)
    }

    /// How many times the job may be started in all, from 1 to 2 147 483 647.
    public let attempts: Int
    /// For how long after its push the job is attempted; nil for as long as attempts are left.
    ///
    /// A wait that would end later is cut short: the last attempt is made at that time at the latest.
    public let until: Duration?
    private let backoff: Backoff
    private var rules: [@Sendable (any Error) -> RetryDecision?] = []

    private init(attempts: Int, until: Duration?, backoff: Backoff) {
        // A number that every store can hold, scripts that reckon in doubles included.
        self.attempts = min(max(1, attempts), Int(Int32.max))
        self.until = until.map(Self.bounded)
        self.backoff = backoff
    }

    /// One attempt: a job that fails, or whose worker dies or stops under it, is kept as failed.
    ///
    /// It is the choice for work that must never be done twice; every other policy may start a job again.
    public static let never = Retry(attempts: 1, until: nil, backoff: .fixed(.zero))

    /// As often as it takes, with full jitter from 5 seconds up to 15 minutes.
    public static let forever = Retry.exponential(attempts: .max)

    /// The same wait before every further attempt.
    public static func fixed(
        attempts: Int = 4, delay: Duration = .seconds(5), until: Duration? = nil
    ) -> Retry {
        Retry(attempts: attempts, until: until, backoff: .fixed(delay))
    }

    /// A wait between nothing and a bound that doubles with every attempt, drawn at random.
    ///
    /// The bound is `base` after the first attempt and never more than `cap`. This is "full jitter" of M. Brooker,
    /// "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015): of the ways to spread retries it makes
    /// competing clients wait least.
    public static func exponential(
        attempts: Int = 4, base: Duration = .seconds(5), cap: Duration = .seconds(900), until: Duration? = nil
    ) -> Retry {
        Retry(attempts: attempts, until: until, backoff: .exponential(base: base, cap: cap))
    }

    /// The same policy with a rule for one type of error; of several rules that fit, the first decides.
    public func on<Failure: Error>(
        _ type: Failure.Type, _ decide: @escaping @Sendable (Failure) -> RetryDecision
    ) -> Retry {
        var retry = self
        retry.rules.append { error in (error as? Failure).map(decide) }
        return retry
    }

    /// How many times the job may be started again after the first attempt.
    public var maxRetries: Int { attempts - 1 }

    /// What the rules say to an error; ``RetryDecision/retry`` when none fits.
    public func decision(on error: any Error) -> RetryDecision {
        for rule in rules {
            if let decision = rule(error) { return decision }
        }
        return .retry
    }

    /// The wait after an attempt, counted from 1, has failed; `random` is in 0..<1 and decides the jitter.
    public func delay(attempt: Int, random: Double) -> Duration {
        switch backoff {
        case .fixed(let delay): return Self.bounded(delay)
        case .exponential(let base, let cap):
            var bound = Self.bounded(base)
            let ceiling = Self.bounded(cap)
            // Doubling stops at the cap, so neither the loop nor the product can run away.
            var doublings = max(1, attempt) - 1
            while doublings > 0, bound > .zero, bound < ceiling {
                bound = bound > ceiling / 2 ? ceiling : bound * 2
                doublings -= 1
            }
            let fraction = random.isFinite ? min(max(random, 0), 1) : 0
            return min(bound, ceiling) * fraction
        }
    }

    /// A wait cut short where the time for attempts ends; nil when it is over.
    func limited(_ wait: Duration, of job: JobEnvelope, at now: Date) -> Duration? {
        let wait = Self.bounded(wait)
        guard let until else { return wait }
        let left = (job.createdAt + until).timeIntervalSince(now)
        guard left > 0 else { return nil }
        return min(wait, .seconds(left))
    }

    /// Nothing is waited for longer than a century, so that no arithmetic on a wait can overflow.
    static func bounded(_ wait: Duration) -> Duration { min(max(.zero, wait), .seconds(100 * 366 * 86_400)) }
}
