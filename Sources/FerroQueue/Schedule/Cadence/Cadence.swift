#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// When something happens again and again: at moments of a cron expression, or every so many seconds.
///
/// Both give whole seconds that follow from the rule alone, so that every node reckons the same ones.
public struct Cadence: Sendable, Hashable, CustomStringConvertible {
    /// What decides the moments.
    enum Rule: Sendable, Hashable {
        /// The clock on the wall.
        case cron(CronExpression)
        /// Real time: the whole multiples since 1 January 1970, 0:00 UTC.
        case interval(seconds: Int64)
    }

    let rule: Rule
    /// The rule in a few words, such as "every 5 minutes" or "daily at 03:30".
    public let description: String

    init(_ rule: Rule, _ description: String) {
        self.rule = rule
        self.description = description
    }

    /// The moments of a cron expression.
    public init(_ expression: CronExpression) { self.init(.cron(expression), expression.description) }

    /// The first moment after a date, in a time zone; nil after the year 9999.
    public func next(after date: Date, in zone: TimeZone = .gmt) -> Date? {
        switch rule {
        case .cron(let expression): return expression.next(after: date, in: zone)
        case .interval(let seconds):
            let moment = Moment.of(date)
            let remainder = moment % seconds
            let next = moment - remainder + (remainder < 0 ? 0 : seconds)
            return Moment.bounds.contains(next) ? Moment.date(next) : nil
        }
    }

    /// The last moment after a date up to another; nil when there is none between them.
    ///
    /// It costs some 40 times what ``next(after:in:)`` costs, however many moments there are.
    public func last(after start: Date, through end: Date, in zone: TimeZone = .gmt) -> Date? {
        guard var found = next(after: start, in: zone), found <= end else { return nil }
        // The next moment after x comes later the later x is: the last x whose next is still in time is searched for.
        // `found` is the one after `low`.
        var (low, high) = (Moment.of(found) - 1, Moment.of(end))
        while low < high {
            let middle = high - (high - low) / 2
            if let next = next(after: Moment.date(middle), in: zone), next <= end {
                found = next
                low = Moment.of(next) - 1
            } else {
                high = middle - 1
            }
        }
        return found
    }

    /// The latest moments after a date up to another, at most `limit` of them, the oldest first.
    public func moments(after start: Date, through end: Date, limit: Int, in zone: TimeZone = .gmt) -> [Date] {
        var moments: [Date] = []
        var end = end
        while moments.count < limit, let last = last(after: start, through: end, in: zone) {
            moments.append(last)
            end = Moment.date(Moment.of(last) - 1)
        }
        return moments.reversed()
    }
}
