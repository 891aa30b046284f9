import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The binary forms of dates and times, which count from 2000-01-01 (`timestamp_send`, `date_send`, `time_send`,
/// `timetz_send` and `interval_send` in `src/backend/utils/adt/timestamp.c` and `date.c`).
///
/// What the Swift types cannot hold, infinity and days outside the years 0 to 9999, is answered as PostgreSQL's text.
enum PostgresMoment {
    /// Days from 1970-01-01 to 2000-01-01.
    static let epochDay: Int32 = 10_957
    private static let epochMicroseconds: Int64 = 946_684_800_000_000
    /// From 2000-01-01 to the reference date of `Date`, 2001-01-01.
    private static let referenceMicroseconds: Int64 = 31_622_400_000_000
    /// 4714-11-24 BC, the first day of PostgreSQL's timestamps.
    private static let firstMicroseconds: Int64 = -211_813_488_000_000_000

    /// Microseconds since 2000 of a moment; throws `.statement` when PostgreSQL cannot hold it.
    static func microseconds(of date: Date) throws(SQLError) -> Int64 {
        guard let total = SQLTimestamp.microseconds(of: date), total - epochMicroseconds >= firstMicroseconds else {
            throw SQLError(.statement, "a bind is a date that PostgreSQL cannot hold: before 4714 BC, or not finite")
        }
        return total - epochMicroseconds
    }

    /// The bytes of an interval.
    static func bytes(of value: SQLInterval) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        bytes.append(bigEndian: value.microseconds)
        bytes.append(bigEndian: value.days)
        bytes.append(bigEndian: value.months)
        return bytes
    }

    /// A timestamp with or without a time zone; one without is taken to be UTC.
    static func timestamp(_ microseconds: Int64) -> SQLValue {
        switch microseconds {
        case .max: .text("infinity")
        case .min: .text("-infinity")
        default:
            // In doubles near the ends of Int64, where a Date is coarser than a microsecond anyway.
            .timestamp(
                Date(timeIntervalSinceReferenceDate: Double(microseconds &- referenceMicroseconds) / 1_000_000))
        }
    }

    /// A date.
    static func date(_ days: Int32) -> SQLValue {
        switch days {
        case .max: return .text("infinity")
        case .min: return .text("-infinity")
        default:
            let number = Int64(days) + Int64(epochDay)
            return LocalDate(number: number).map(SQLValue.date) ?? .text(distantText(number))
        }
    }

    /// A time of day; 24:00:00 is none and stays text.
    static func time(_ microseconds: Int64) -> SQLValue? {
        if microseconds == 86_400_000_000 { return .text("24:00:00") }
        return LocalTime(microseconds: microseconds).map(SQLValue.time)
    }

    /// A time of day with its zone, given in seconds west of Greenwich, as text.
    static func zonedTime(_ microseconds: Int64, zone: Int32) -> SQLValue? {
        guard let time = time(microseconds) else { return nil }
        let text = if case .time(let value) = time { value.description } else { "24:00:00" }
        let (minutes, seconds) = zone.magnitude.quotientAndRemainder(dividingBy: 60)
        var offset = (zone > 0 ? "-" : "+") + twoDigits(minutes / 60)
        if minutes % 60 != 0 || seconds != 0 { offset += ":" + twoDigits(minutes % 60) }
        if seconds != 0 { offset += ":" + twoDigits(seconds) }
        return .text(text + offset)
    }

    /// An interval; PostgreSQL 17 and later know infinite ones.
    static func interval(microseconds: Int64, days: Int32, months: Int32) -> SQLValue {
        switch (microseconds, days, months) {
        case (.max, .max, .max): .text("infinity")
        case (.min, .min, .min): .text("-infinity")
        default: .interval(SQLInterval(months: months, days: days, microseconds: microseconds))
        }
    }

    private static func distantText(_ number: Int64) -> String {
        let (year, month, day) = CivilDate.date(ofDay: number)
        let shown = String(year > 0 ? year : 1 - year)
        let padded = String(repeating: "0", count: max(0, 4 - shown.utf8.count)) + shown
        return "\(padded)-\(twoDigits(month))-\(twoDigits(day))" + (year > 0 ? "" : " BC")
    }

    private static func twoDigits(_ value: some BinaryInteger) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
