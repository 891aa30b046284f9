#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A day of the calendar, in no time zone: a birthday, a due date.
///
/// ```swift
/// let due = LocalDate(.now, in: .gmt).adding(months: 1)
/// ```
///
/// It covers the years 0 to 9999 of the proleptic Gregorian calendar, which are those whose texts sort as the days do.
/// A column of PostgreSQL can hold other days, and infinity: they are answered as text, which a LocalDate refuses.
public struct LocalDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int32

    /// The first day, 0000-01-01.
    public static let first = LocalDate(clamping: .min)
    /// The last day, 9999-12-31.
    public static let last = LocalDate(clamping: .max)
    private static let range: ClosedRange<Int64> = -719_528...2_932_896

    /// The day of a number of days since 1970; nil outside the years 0 to 9999.
    package init?(number: Int64) {
        guard Self.range.contains(number), let number = Int32(exactly: number) else { return nil }
        self.number = number
    }

    /// A day; nil when the calendar has none such.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDate.length(ofMonth: Int64(month), year: Int64(year))
        else { return nil }
        self.init(clamping: CivilDate.day(year: Int64(year), month: Int64(month), day: Int64(day)))
    }

    /// The day that a moment falls on in a time zone; a moment outside the years 0 to 9999 gives the nearest end.
    public init(_ date: Date, in timeZone: TimeZone) {
        let seconds = date.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: date))
        self.init(clamping: Int64(clamping: (seconds / 86_400).rounded(.down)))
    }

    private init(clamping number: Int64) {
        self.number = Int32(truncatingIfNeeded: min(max(number, Self.range.lowerBound), Self.range.upperBound))
    }

    /// The year, 0 to 9999.
    public var year: Int { Int(CivilDate.date(ofDay: Int64(number)).year) }
    /// The month, 1 to 12.
    public var month: Int { Int(CivilDate.date(ofDay: Int64(number)).month) }
    /// The day of the month, 1 to 31.
    public var day: Int { Int(CivilDate.date(ofDay: Int64(number)).day) }

    /// How many days lie between this day and another one, negative when that comes before.
    public func days(until other: LocalDate) -> Int { Int(other.number) - Int(number) }

    /// The day some days later, or earlier; it stops at the ends of the calendar.
    public func adding(days: Int) -> LocalDate {
        LocalDate(clamping: Int64(number) + min(max(Int64(days), -4_000_000), 4_000_000))
    }

    /// The same day some months later, or earlier, or the last of a shorter month; it stops at the ends of the calendar.
    public func adding(months: Int) -> LocalDate {
        let date = CivilDate.date(ofDay: Int64(number))
        let total = date.year * 12 + date.month - 1 + min(max(Int64(months), -200_000), 200_000)
        guard total >= 0 else { return .first }
        guard total < 120_000 else { return .last }
        let (year, month) = (total / 12, total % 12 + 1)
        let day = min(date.day, CivilDate.length(ofMonth: month, year: year))
        return LocalDate(clamping: CivilDate.day(year: year, month: month, day: day))
    }

    /// Whether a day comes before another one.
    public static func < (left: LocalDate, right: LocalDate) -> Bool { left.number < right.number }
}

extension Int64 {
    /// The whole number nearest to a double; 0 for NaN.
    fileprivate init(clamping value: Double) {
        self = value.isNaN ? 0 : value >= 9e18 ? .max : value <= -9e18 ? .min : Int64(value)
    }
}
