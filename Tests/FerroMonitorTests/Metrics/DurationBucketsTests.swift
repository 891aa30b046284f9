import FerroSupport
import Testing

@testable import FerroMonitor

@Suite struct DurationBucketsTests {
    @Test func `every duration is within 2 percent of what stands for it`() {
        var generator = SplitMix64(seed: 1)
        for _ in 0..<200_000 {
            // Spread evenly over the powers of ten between 1 microsecond and 1 hour.
            let exponent = 3 + Double(generator.next() % 1_000_000) / 1_000_000 * 9.5563
            let nanoseconds = UInt64(power(10, exponent))
            let value = DurationBuckets.value(at: DurationBuckets.index(of: nanoseconds))
            let error = abs(value - Double(nanoseconds)) / Double(nanoseconds)
            if error > 0.02 { Issue.record("\(nanoseconds) ns is shown as \(value) ns") }
        }
    }

    @Test func `buckets follow each other without a gap`() {
        var last = 0
        for power in 0..<64 {
            for nanoseconds in [UInt64(1) << UInt64(power) &- 1, UInt64(1) << UInt64(power)] {
                let index = DurationBuckets.index(of: nanoseconds)
                #expect((last...(last + 32)).contains(index))
                last = max(last, index)
            }
        }
        #expect(last == DurationBuckets.count - 1)
        let values = (0..<DurationBuckets.count).map(DurationBuckets.value)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test(arguments: [UInt64.max, DurationBuckets.longest, 0, 1])
    func `any number has a bucket`(nanoseconds: UInt64) {
        #expect((0..<DurationBuckets.count).contains(DurationBuckets.index(of: nanoseconds)))
    }

    @Test(
        arguments: [
            (.zero, 0), (.nanoseconds(-5), 0), (.seconds(-5), 0), (.microseconds(1), 1000),
            (.milliseconds(1500), 1_500_000_000),
            (.seconds(3600), 3_600_000_000_000), (.seconds(Int64.max), 3_600_000_000_000), (.seconds(Int64.min), 0),
        ] as [(Duration, UInt64)])
    func `a duration is clamped to an hour`(duration: Duration, expected: UInt64) {
        #expect(RouteTally.nanoseconds(duration) == expected)
    }

    private func power(_ base: Double, _ exponent: Double) -> Double {
        let whole = Int(exponent)
        var result = (0..<whole).reduce(1.0) { value, _ in value * base }
        // The rest by repeated square roots, which keeps this test free of a maths library.
        var (rest, root) = (exponent - Double(whole), base.squareRoot())
        for _ in 0..<30 {
            rest *= 2
            if rest >= 1 {
                result *= root
                rest -= 1
            }
            root = root.squareRoot()
        }
        return result
    }
}
