#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Where a cache reads the time.
///
/// Tests give it a number that they move; see ``MemoryStore``.
public struct CacheClock: Sendable {
    /// Milliseconds since some moment.
    public let milliseconds: @Sendable () -> Int64

    /// A clock that asks a closure.
    public init(_ milliseconds: @escaping @Sendable () -> Int64) { self.milliseconds = milliseconds }

    #if canImport(Darwin)
        private static let coarseSteady = CLOCK_MONOTONIC_RAW_APPROX
        private static let coarseWall = CLOCK_REALTIME
    #else
        private static let coarseSteady = CLOCK_MONOTONIC_COARSE
        private static let coarseWall = CLOCK_REALTIME_COARSE
    #endif

    /// Time that nobody sets, exact to some milliseconds, for entries that stay in this process.
    public static let steady = CacheClock { read(coarseSteady) }
    /// Milliseconds since 1970, exact to some milliseconds, for what other processes read.
    public static let wall = CacheClock { read(coarseWall) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000
    }
}

extension Int64 {
    /// A moment this many milliseconds later, or the last there is.
    func later(by milliseconds: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(milliseconds)
        return overflow ? .max : sum
    }
}
