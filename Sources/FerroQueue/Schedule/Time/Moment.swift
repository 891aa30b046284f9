#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Whole seconds since 1970, within the years 1 to 9999.
enum Moment {
    /// The first and the last second that is reckoned with.
    static let bounds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// The second a date is in; a date out of bounds counts as the bound.
    static func of(_ date: Date) -> Int64 {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        guard seconds > Double(bounds.lowerBound) else { return bounds.lowerBound }
        return seconds < Double(bounds.upperBound) ? Int64(seconds) : bounds.upperBound
    }

    /// The date a second begins at.
    static func date(_ moment: Int64) -> Date { Date(timeIntervalSince1970: Double(moment)) }
}
