/// Where a duration falls among buckets whose width grows with it.
///
/// Each power of two of nanoseconds, from 512 on, is cut into 32 buckets of the same width: the layout of Gil Tene's
/// HdrHistogram. A bucket is at most 1/32 of its lower bound wide, and the value that stands for it is chosen so that
/// neither end is further than 1.6 % away.
enum DurationBuckets {
    /// Below the first power: everything shorter than 512 ns is one bucket.
    private static let firstExponent = 9
    /// 1 hour lies between 2^41 and 2^42 ns.
    private static let lastExponent = 41
    private static let subBits = 5
    private static let subMask = (1 << subBits) - 1

    /// The longest duration that is told apart: 1 hour.
    static let longest: UInt64 = 3_600_000_000_000
    /// How many buckets there are.
    static let count = 1 + ((lastExponent - firstExponent + 1) << subBits)

    /// The bucket of a number of nanoseconds, always below ``count``.
    static func index(of nanoseconds: UInt64) -> Int {
        guard nanoseconds >= 1 << firstExponent else { return 0 }
        let exponent = 63 - nanoseconds.leadingZeroBitCount
        let sub = Int(truncatingIfNeeded: nanoseconds >> UInt64(exponent - subBits)) & subMask
        return min(1 + ((exponent - firstExponent) << subBits) + sub, count - 1)
    }

    /// The number of nanoseconds that stands for a bucket.
    static func value(at index: Int) -> Double {
        guard index > 0 else { return Double(1 << firstExponent) / 2 }
        let exponent = ((index - 1) >> subBits) + firstExponent
        let step = Double(sign: .plus, exponent: exponent - subBits, significand: 1)
        let low = step * Double((1 << subBits) + ((index - 1) & subMask))
        let high = low + step
        return 2 * low * high / (low + high)
    }
}
