/// Reads one date and time from the bytes of a text, front to back.
struct TimestampReader {
    private let bytes: [UInt8]
    private var position = 0

    /// The longest text that is looked at, in bytes; the forms that databases write are half as long.
    private static let limit = 64

    init(_ text: String) { bytes = Array(text.utf8.prefix(Self.limit + 1)) }

    /// Microseconds since 1970 in UTC; nil when the bytes are not a moment, or when something follows it.
    mutating func read() -> Int64? {
        guard bytes.count <= Self.limit, let year = digits(4), take("-"), let month = digits(2),
            (1...12).contains(month),
            take("-"), let day = digits(2), day >= 1, day <= CivilDate.length(ofMonth: month, year: year)
        else { return nil }
        var total = CivilDate.day(year: year, month: month, day: day) * 86_400_000_000
        if position == bytes.count { return total }
        guard take("T") || take("t") || take(" "), let time = timeOfDay(), let offset = offset() else { return nil }
        total += time - offset
        return position == bytes.count ? total : nil
    }

    /// Microseconds since midnight; nil when the bytes are not a time of day alone.
    mutating func readTime() -> Int64? {
        guard bytes.count <= Self.limit, let time = timeOfDay(), position == bytes.count else { return nil }
        return time
    }

    /// Days since 1970; nil when the bytes are not a date alone.
    mutating func readDay() -> Int64? {
        guard bytes.count == 10, let total = read() else { return nil }
        return total / 86_400_000_000 - (total % 86_400_000_000 < 0 ? 1 : 0)
    }

    private mutating func timeOfDay() -> Int64? {
        guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60 else { return nil }
        var time = (hour * 60 + minute) * 60_000_000
        guard take(":") else { return time }
        guard let second = digits(2), second < 60 else { return nil }
        time += second * 1_000_000
        guard take(".") else { return time }
        var unit: Int64 = 100_000
        let start = position
        while position < bytes.count, let digit = digit(bytes[position]) {
            time += digit * unit
            unit /= 10
            position += 1
        }
        return position > start ? time : nil
    }

    private mutating func offset() -> Int64? {
        if position == bytes.count || take("Z") || take("z") { return 0 }
        let sign: Int64 = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = digits(2), hours < 24 else { return nil }
        guard position < bytes.count else { return sign * hours * 3_600_000_000 }
        _ = take(":")
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes) * 60_000_000
    }

    private mutating func digits(_ count: Int) -> Int64? {
        guard position + count <= bytes.count else { return nil }
        var value: Int64 = 0
        for byte in bytes[position..<position + count] {
            guard let digit = digit(byte) else { return nil }
            value = value * 10 + digit
        }
        position += count
        return value
    }

    private func digit(_ byte: UInt8) -> Int64? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int64(byte) - 48 : nil
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }
}
