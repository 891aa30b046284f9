import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a worker's parts share: the store, the time, chance and the log.
///
/// A class, so that handing it to a run costs one count and not one for each part.
final class Surroundings: Sendable {
    let engine: any QueueEngine
    let lease: Duration
    let clock: any Clock<Duration>
    /// The time since the worker was made, by its clock; suspended time counts.
    let elapsed: @Sendable () -> Duration
    let now: @Sendable () -> Date
    let random: @Sendable () -> Double
    let logger: Logger

    init(
        engine: any QueueEngine, lease: Duration, clock: any Clock<Duration>, now: @escaping @Sendable () -> Date,
        random: @escaping @Sendable () -> Double, logger: Logger
    ) {
        self.engine = engine
        self.lease = lease
        self.clock = clock
        self.now = now
        self.random = random
        self.logger = logger
        elapsed = clock.stopwatch()
    }
}
