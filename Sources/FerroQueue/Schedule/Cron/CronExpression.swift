#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Moments that a cron expression names, by the clock on the wall of a time zone.
///
/// ```swift
/// let worktime = try CronExpression("*/5 9-17 * * MON-FRI")
/// let next = worktime.next(after: .now, in: berlin)
/// ```
///
/// The five fields are minute, hour, day of month, month and day of week (crontab(5)); a sixth before them is the
/// second. A field is `*` or a list of numbers, ranges `a-b` and steps `*/n`, `a-b/n`, `a/n` (from a to the end); months
/// and weekdays have names of three letters, 7 is Sunday as 0 is, and a range of weekdays may end on Sunday. A day of
/// month may be `L` (the last), `L-3`, `LW` (the last from Monday to Friday) or `15W` (the one nearest to the 15th), a
/// weekday `5L` (the last Friday) or `5#2` (the second Friday), and either field `?` for "whatever the other says".
/// `@yearly`, `@annually`, `@monthly`, `@weekly`, `@daily`, `@midnight` and `@hourly` are short for what they say.
///
/// A day is named when both day fields name it; when neither has a `*` or `?`, when one of them does (POSIX, crontab).
///
/// When the clock is changed: an expression that names hours happens once for each time it names, at the first moment
/// the wall shows it, and at the first moment after a gap if the wall never does. One whose hours are `*` follows the
/// wall through every real minute: it leaves out what is skipped and happens again when an hour comes twice.
public struct CronExpression: Sendable, Hashable, CustomStringConvertible {
    /// The expression as it was written.
    public let description: String
    let seconds: CronSet
    let minutes: CronSet
    let hours: CronSet
    let days: CronDays
    let months: CronSet
    let weekdays: CronWeekdays

    /// How many bytes an expression may take.
    static let limit = 256

    /// Reads an expression.
    ///
    /// Throws `.schedule`, naming field and column, for what cannot be read and for days that never come, such as
    /// 30 February.
    public init(_ text: String) throws(QueueError) {
        guard text.utf8.count <= Self.limit else {
            throw QueueError(
                .schedule, "a cron expression has at most \(Self.limit) bytes, this one \(text.utf8.count)")
        }
        description = text
        let reader = CronReader(text: try Self.expanded(text))
        var parts = try reader.parts()
        seconds = parts.count == 6 ? try reader.set(parts.removeFirst(), .second) : CronSet(0...0)
        minutes = try reader.set(parts[0], .minute)
        hours = try reader.set(parts[1], .hour)
        days = try reader.days(parts[2])
        months = try reader.set(parts[3], .month)
        weekdays = try reader.weekdays(parts[4])
        // The calendar of 28 years has every month with every length and on every weekday.
        let comes = (2001...2028).contains { year in
            (1...12).contains { !matchingDays(of: CivilMonth(year: year, month: $0)).isEmpty }
        }
        if !comes { throw reader.failure("no month has such a day") }
    }

    private static func expanded(_ text: String) throws(QueueError) -> String {
        guard text.hasPrefix("@") else { return text }
        switch text.lowercased() {
        case "@yearly", "@annually": return "0 0 1 1 *"
        case "@monthly": return "0 0 1 * *"
        case "@weekly": return "0 0 * * 0"
        case "@daily", "@midnight": return "0 0 * * *"
        case "@hourly": return "0 * * * *"
        default:
            throw QueueError(
                .schedule,
                "there is no cron expression \"\(text)\": @yearly, @monthly, @weekly, @daily and @hourly are known")
        }
    }

    /// The first moment after a date, in a time zone; nil after the year 9999.
    ///
    /// It looks at no more than 41 years of months, which is some microseconds.
    public func next(after date: Date, in zone: TimeZone = .gmt) -> Date? {
        let wall = WallClock(zone)
        let moment = Moment.of(date)
        let next = followsEveryHour ? following(moment, by: wall) : naming(moment, by: wall)
        return next.flatMap { Moment.bounds.contains($0) ? Moment.date($0) : nil }
    }
}
