/// Something that is done around the runs of jobs: limits, locks, measuring.
///
/// ```swift
/// struct Measured: JobMiddleware {
///     func run(_ c: JobContext, next: @Sendable () async throws -> Void) async throws {
///         let start = ContinuousClock.now
///         try await next()
///         c.logger.info("took \(start.duration(to: .now))")
///     }
/// }
/// ```
///
/// It may leave `next` out by throwing ``JobDetour``: the job then waits without an attempt being counted, or goes.
public protocol JobMiddleware<Context>: Sendable {
    /// What a run is given to work with.
    associatedtype Context: Sendable

    /// Runs what is inside, at most once.
    func run(_ c: Context, next: @Sendable () async throws -> Void) async throws
}
