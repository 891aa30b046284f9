#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Moments as ISO 8601 text in UTC, the one form JSON bodies and forms use.
public enum ISO8601 {
    /// `2026-11-21T10:00:00.123Z`; rounded to the millisecond.
    public static func format(_ date: Date) -> String {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
        let bounds = (Double(CivilTime.earliest) * 1000, Double(CivilTime.latest) * 1000 + 999)
        let total = milliseconds.isFinite ? Int(min(max(milliseconds, bounds.0), bounds.1)) : 0
        let seconds = total >= 0 ? total / 1000 : (total - 999) / 1000
        let time = CivilTime(secondsSince1970: seconds)
        return pad(time.year, 4) + "-" + pad(time.month, 2) + "-" + pad(time.day, 2) + "T" + pad(time.hour, 2) + ":"
            + pad(time.minute, 2) + ":" + pad(time.second, 2) + "." + pad(total - seconds * 1000, 3) + "Z"
    }

    /// Reads `2026-11-21T10:00:00Z`, with a fraction or not, with `Z` or an offset such as `+01:00`; nil otherwise.
    public static func parse(_ text: some StringProtocol) -> Date? {
        var reader = Reader(bytes: Array(text.utf8))
        guard let date = reader.date(), reader.take("T") || reader.take("t"), let clock = reader.clock(),
            let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        return moment(date, clock, offset)
    }

    /// Reads what HTML inputs send: as ``parse(_:)``, or `2026-11-21`, or `2026-11-21T10:00`, both taken as UTC.
    public static func parseInput(_ text: some StringProtocol) -> Date? {
        var reader = Reader(bytes: Array(text.utf8))
        guard let date = reader.date() else { return nil }
        if reader.isAtEnd { return moment(date, (0, 0, 0, 0), 0) }
        guard reader.take("T"), let clock = reader.clock(), reader.isAtEnd else { return parse(text) }
        return moment(date, clock, 0)
    }

    private static func moment(
        _ date: (Int, Int, Int), _ clock: (hour: Int, minute: Int, second: Int, fraction: Double), _ offset: Int
    ) -> Date? {
        CivilTime(
            year: date.0, month: date.1, day: date.2, hour: clock.hour, minute: clock.minute, second: clock.second
        ).map { Date(timeIntervalSince1970: Double($0.secondsSince1970 - offset) + clock.fraction) }
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0
        var isAtEnd: Bool { position == bytes.count }

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard position < bytes.count, UInt32(bytes[position]) == scalar.value else { return false }
            position += 1
            return true
        }

        mutating func number(_ width: Int) -> Int? {
            guard bytes.count - position >= width else { return nil }
            var value = 0
            for byte in bytes[position..<position + width] {
                guard ByteSet.digits.contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            position += width
            return value
        }

        mutating func date() -> (Int, Int, Int)? {
            guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2) else {
                return nil
            }
            return (year, month, day)
        }

        /// Hours and minutes, then optionally seconds, then optionally a fraction of 1 to 9 digits.
        mutating func clock() -> (hour: Int, minute: Int, second: Int, fraction: Double)? {
            guard let hour = number(2), take(":"), let minute = number(2) else { return nil }
            guard take(":") else { return (hour, minute, 0, 0) }
            guard let second = number(2) else { return nil }
            guard take(".") else { return (hour, minute, second, 0) }
            let start = position
            var fraction = 0
            var scale = 1
            while position - start < 9, let digit = number(1) {
                fraction = fraction * 10 + digit
                scale *= 10
            }
            return position == start ? nil : (hour, minute, second, Double(fraction) / Double(scale))
        }

        mutating func offset() -> Int? {
            if take("Z") || take("z") { return 0 }
            let sign = take("+") ? 1 : take("-") ? -1 : 0
            guard sign != 0, let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60 else {
                return nil
            }
            return sign * (hours * 3600 + minutes * 60)
        }
    }
}
