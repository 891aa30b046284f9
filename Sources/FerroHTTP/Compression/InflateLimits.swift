/// How much may come out of compressed data.
///
/// Deflate can shrink bytes to a thousandth, so a small body may stand for one that fills the memory.
package struct InflateLimits: Sendable, Hashable {
    /// The bytes that may come out.
    package var bytes: Int
    /// How many bytes may come out for each that went in, beyond the first ``freeBytes``.
    package var ratio: Int
    /// How many bytes are never too many for what went in.
    package static let freeBytes = 65_536

    /// Sets the limits; below zero is zero, and a ratio is at least 1.
    package init(bytes: Int = 10_485_760, ratio: Int = 100) {
        self.bytes = max(0, bytes)
        self.ratio = max(1, ratio)
    }

    /// Throws when more came out than may.
    func check(consumed: Int, produced: Int) throws(HTTPFailure) {
        guard produced <= bytes else { throw HTTPFailure.inflatesBeyond(bytes) }
        let (allowed, isBoundless) = consumed.multipliedReportingOverflow(by: ratio)
        guard produced <= Self.freeBytes || isBoundless || produced <= allowed else {
            throw HTTPFailure.inflatesBy(ratio)
        }
    }
}
