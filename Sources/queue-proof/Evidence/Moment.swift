import Foundation

/// Microseconds on a clock that all processes of the machine share and nobody sets (CLOCK_MONOTONIC).
typealias Moment = Int64

extension Moment {
    static var current: Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(time.tv_sec) * 1_000_000 + Moment(time.tv_nsec) / 1000
    }

    /// The microseconds of a duration.
    init(_ duration: Duration) { self = Moment(duration / .microseconds(1)) }

    /// The microseconds of a date since 1970.
    init(_ date: Date) { self = Moment((date.timeIntervalSince1970 * 1_000_000).rounded()) }

    /// As seconds, for people.
    var inSeconds: Double { Double(self) / 1e6 }
}
