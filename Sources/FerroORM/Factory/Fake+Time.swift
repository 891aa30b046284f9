#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Fake {
    /// A moment of a range, to the second.
    public func date(in range: ClosedRange<Date>) -> Date {
        let start = range.lowerBound.timeIntervalSinceReferenceDate.rounded(.up)
        let span = range.upperBound.timeIntervalSinceReferenceDate - start
        guard span >= 1 else { return range.lowerBound }
        return Date(timeIntervalSinceReferenceDate: start + double(in: 0...span).rounded(.down))
    }

    /// A moment in the days before another one.
    public func pastDate(days: Int = 365, before now: Date = Date()) -> Date {
        date(in: now.addingTimeInterval(-86_400 * Double(max(0, days)))...now)
    }

    /// A moment in the days after another one.
    public func futureDate(days: Int = 365, after now: Date = Date()) -> Date {
        date(in: now...now.addingTimeInterval(86_400 * Double(max(0, days))))
    }
}
