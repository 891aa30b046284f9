#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The one text form of a moment: `2026-11-21T06:30:00.123456Z`, in UTC with six fractional digits.
///
/// Texts of this form sort as their moments do. A `Date` holds about a tenth of a microsecond, so every date that is a
/// whole number of microseconds survives the round trip exactly.
public enum SQLTimestamp {
    /// Writes a date, rounded to the nearest microsecond; nil outside the years 0 to 9999.
    public static func text(of date: Date) -> String? {
        guard let total = microseconds(of: date) else { return nil }
        let (days, inDay) = floorDivide(total, by: 86_400_000_000)
        let (year, month, day) = CivilDate.date(ofDay: days)
        guard (0...9999).contains(year) else { return nil }
        let seconds = inDay / 1_000_000
        var bytes: [UInt8] = []
        bytes.reserveCapacity(27)
        func put(_ value: Int64, digits: Int, then separator: Character) {
            var divisor: Int64 = 1
            for _ in 1..<digits { divisor *= 10 }
            while divisor > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
                divisor /= 10
            }
            bytes.append(separator.asciiValue ?? 0)
        }
        put(year, digits: 4, then: "-")
        put(month, digits: 2, then: "-")
        put(day, digits: 2, then: "T")
        put(seconds / 3600, digits: 2, then: ":")
        put(seconds / 60 % 60, digits: 2, then: ":")
        put(seconds % 60, digits: 2, then: ".")
        put(inDay % 1_000_000, digits: 6, then: "Z")
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a date; nil when the text is not one.
    ///
    /// It takes what ISO 8601 and the databases write: a space instead of `T`, no seconds, no fraction or one of any
    /// length (digits after the sixth are dropped), `Z`, an offset such as `+02`, `+0200` or `+02:00`, or none for UTC,
    /// and a date alone for its midnight.
    public static func date(from text: String) -> Date? {
        var reader = TimestampReader(text)
        guard let total = reader.read() else { return nil }
        return date(microseconds: total)
    }

    /// The date that a database gives back for a date: rounded to the microsecond.
    public static func rounded(_ date: Date) -> Date {
        microseconds(of: date).map(Self.date(microseconds:)) ?? date
    }

    // Counted from the reference date of `Date`, where a double is finest for the dates of today.
    private static let referenceMicroseconds: Int64 = 978_307_200_000_000

    /// Microseconds since 1970, rounded to the nearest; nil beyond 30 000 years from now.
    package static func microseconds(of date: Date) -> Int64? {
        let scaled = (date.timeIntervalSinceReferenceDate * 1_000_000).rounded()
        // Far outside the years 0 to 9999 already, and far inside Int64.
        guard abs(scaled) < 1e18 else { return nil }
        return Int64(scaled) + referenceMicroseconds
    }

    private static func date(microseconds total: Int64) -> Date {
        Date(timeIntervalSinceReferenceDate: Double(total - referenceMicroseconds) / 1_000_000)
    }

    private static func floorDivide(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
        let remainder = value % divisor
        return remainder < 0 ? (value / divisor - 1, remainder + divisor) : (value / divisor, remainder)
    }
}
