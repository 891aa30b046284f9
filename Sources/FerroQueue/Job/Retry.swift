/// How often a job is attempted, and how long it waits between attempts.
public struct Retry: Sendable, Hashable {
    private enum Backoff: Sendable, Hashable {
        case fixed(Duration)
        case exponential(base: Duration, cap: Duration)
    }

    /// How many times the job may be started in all, at least 1.
    public let attempts: Int
    private let backoff: Backoff

    private init(attempts: Int, backoff: Backoff) {
        self.attempts = max(1, attempts)
        self.backoff = backoff
    }

    /// One attempt: a job that fails, or whose worker dies or stops under it, is kept as failed.
    ///
    /// It is the choice for work that must never be done twice; every other policy may start a job again.
    public static let never = Retry(attempts: 1, backoff: .fixed(.zero))

    /// The same wait before every further attempt.
    public static func fixed(attempts: Int = 4, delay: Duration = .seconds(5)) -> Retry {
        Retry(attempts: attempts, backoff: .fixed(delay))
    }

    /// A wait between nothing and a bound that doubles with every attempt, drawn at random.
    ///
    /// The bound is `base` after the first attempt and never more than `cap`. This is "full jitter" of M. Brooker,
    /// "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015): of the ways to spread retries it makes
    /// competing clients wait least.
    public static func exponential(
        attempts: Int = 4, base: Duration = .seconds(5), cap: Duration = .seconds(900)
    ) -> Retry {
        Retry(attempts: attempts, backoff: .exponential(base: base, cap: cap))
    }

    /// How many times the job may be started again after the first attempt.
    public var maxRetries: Int { attempts - 1 }

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

    /// Nothing is waited for longer than a century, so that no arithmetic on a wait can overflow.
    private static func bounded(_ wait: Duration) -> Duration { min(max(.zero, wait), .seconds(100 * 366 * 86_400)) }
}
