import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a worker's parts share: the store, the time, chance and the log.
struct Surroundings: Sendable {
    let engine: any QueueEngine
    let clock: any Clock<Duration>
    let now: @Sendable () -> Date
    let random: @Sendable () -> Double
    let logger: Logger
}
