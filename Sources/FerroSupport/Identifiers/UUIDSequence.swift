import Synchronization

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// Makes UUIDs of version 7, which sort by the time they were made at (RFC 9562, section 5.7).
///
/// The 12 bits after the time are a counter that starts below 2048 by chance in each millisecond and grows with each id
/// made in it (section 6.2, method 1); when it is full the time is moved on by a millisecond. 62 bits are random.
package struct UUIDSequence: Sendable {
    /// How far the clock may go back before the ids follow it: a correction is waited out, a new time is believed.
    package static let tolerance: UInt64 = 10_000

    private var millisecond: UInt64 = 0
    private var counter: UInt64 = 0
    private static let counterLimit: UInt64 = 0xFFF
    private static let timeLimit: UInt64 = 0xFFFF_FFFF_FFFF

    /// Starts a sequence; it can make no id that an earlier one made but by the chance of 62 random bits.
    package init() {}

    /// The next id, greater than the one before it as long as the clock goes back by less than ``tolerance``.
    ///
    /// - Parameter now: what the clock says; times before 1970 and after the year 10889 are taken for these.
    package mutating func next(at now: Date, using random: inout some RandomNumberGenerator) -> UUID {
        let time = Self.milliseconds(of: now)
        if time > millisecond || millisecond - time > Self.tolerance {
            millisecond = time
            counter = random.next(upperBound: UInt64(2048))
        } else if counter < Self.counterLimit {
            counter += 1
        } else {
            millisecond = min(millisecond + 1, Self.timeLimit)
            counter = random.next(upperBound: UInt64(2048))
        }
        let high = millisecond << 16 | 0x7000 | counter
        let low = 0x8000_0000_0000_0000 | random.next() >> 2
        return UUID(high: high, low: low)
    }

    private static func milliseconds(of date: Date) -> UInt64 {
        let value = (date.timeIntervalSince1970 * 1000).rounded(.down)
        guard value > 0 else { return 0 }
        return value < Double(timeLimit) ? UInt64(value) : timeLimit
    }

    private static let process = Mutex(UUIDSequence())

    /// The next id of the process, with the system's random numbers.
    package static func next(at now: Date) -> UUID {
        process.withLock { sequence in
            var random = SystemRandomNumberGenerator()
            return sequence.next(at: now, using: &random)
        }
    }
}

extension UUID {
    /// The UUID of two halves in network order.
    fileprivate init(high: UInt64, low: UInt64) {
        func byte(_ value: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: value >> (56 - 8 * index)) }
        self.init(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5),
                byte(high, 6), byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
                byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}
