import Foundation

/// A clock on which time goes faster than it does, the same one in every process that is given the same beginning.
struct ScaledClock: Clock {
    struct Instant: InstantProtocol {
        let real: ContinuousClock.Instant
        let speed: Double

        func advanced(by duration: Duration) -> Instant {
            Instant(real: real.advanced(by: duration / speed), speed: speed)
        }
        func duration(to other: Instant) -> Duration { real.duration(to: other.real) * speed }
        static func < (left: Instant, right: Instant) -> Bool { left.real < right.real }
    }

    /// How many seconds of it pass in one.
    let speed: Double
    /// When it began, in truth and on itself.
    let began: Date
    let start: Date

    var now: Instant { Instant(real: .now, speed: speed) }
    var minimumResolution: Duration { .milliseconds(1) * speed }
    /// What it shows.
    var date: Date { start.addingTimeInterval(Date().timeIntervalSince(began) * speed) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(until: deadline.real)
    }
}
