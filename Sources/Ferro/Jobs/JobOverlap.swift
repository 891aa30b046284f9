internal import FerroCache
public import FerroQueue

/// Lets one run happen at a time under a key; a job that comes meanwhile waits, or goes.
///
/// ```swift
/// var middleware: [any JobMiddleware<JobContext>] { [JobOverlap("account:\(accountID)")] }
/// ```
///
/// The lock's lease is renewed while the job runs, so it is free soon after its worker died, and never while it works.
/// Locks are kept where `CACHE_DRIVER` says: only with `redis` or `database` do they hold over several workers.
public struct JobOverlap: JobMiddleware {
    /// What becomes of a job that finds the key taken.
    public enum Meanwhile: Sendable, Hashable {
        /// It waits so long and tries again; no attempt is counted.
        case wait(Duration)
        /// It is dropped: the one that runs does its work.
        case drop
    }

    private let key: String
    private let lease: Duration
    private let places: Int
    private let meanwhile: Meanwhile

    /// A lock around the run.
    ///
    /// - Parameters:
    ///   - key: what must not overlap; jobs of every type that name it exclude each other.
    ///   - places: how many may run at once.
    ///   - lease: for how long others wait after the worker that runs it died.
    ///   - meanwhile: what becomes of a job that finds all places taken.
    public init(
        _ key: String, places: Int = 1, lease: Duration = .seconds(30), meanwhile: Meanwhile = .wait(.seconds(10))
    ) {
        self.key = "job:\(key)"
        self.lease = lease
        self.places = places
        self.meanwhile = meanwhile
    }

    /// Runs the job while it holds the lock.
    public func run(_ c: JobContext, next: @Sendable () async throws -> Void) async throws {
        try await withoutActuallyEscaping(next) { next in
            let started = Started()
            do {
                try await c.locks.funnel(key, places: places, lease: lease) {
                    started.note()
                    try await next()
                }
            } catch let error as CacheError {
                guard error.code == .lockTimeout, !started.isNoted else { throw error }
                switch meanwhile {
                case .wait(let duration): throw JobDetour.wait(duration, "another run holds \(key)")
                case .drop: throw JobDetour.drop("another run holds \(key)")
                }
            }
        }
    }
}
