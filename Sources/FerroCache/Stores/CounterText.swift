/// Counters as stores keep them: decimal digits with at most a minus in front.
package enum CounterText {
    /// The number of a counter's bytes.
    package static func number(_ bytes: [UInt8]) throws(CacheError) -> Int64 {
        guard bytes.count <= 20, bytes.first != UInt8(ascii: "+"),
            let text = String(validating: bytes, as: UTF8.self), let number = Int64(text)
        else {
            throw CacheError(
                .counter, "The key has something other than a whole number: use another key for the counter.")
        }
        return number
    }

    /// The sum, if it fits.
    package static func sum(_ number: Int64, _ amount: Int64) throws(CacheError) -> Int64 {
        let (sum, overflow) = number.addingReportingOverflow(amount)
        guard !overflow else {
            throw CacheError(.counter, "The counter would leave the range of 64 bits: it stays as it was.")
        }
        return sum
    }
}
