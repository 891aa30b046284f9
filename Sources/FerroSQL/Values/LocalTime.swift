/// A time of day, in no time zone: when a shop opens.
///
/// ```swift
/// let opens = LocalTime(hour: 8, minute: 30)
/// ```
public struct LocalTime: Hashable, Comparable, Sendable {
    /// Microseconds since midnight.
    package let microseconds: Int64

    /// The start of the day.
    public static let midnight = LocalTime(unchecked: 0)

    private init(unchecked microseconds: Int64) { self.microseconds = microseconds }

    /// The time some microseconds after midnight; nil outside one day.
    package init?(microseconds: Int64) {
        guard (0..<86_400_000_000).contains(microseconds) else { return nil }
        self.microseconds = microseconds
    }

    /// A time; nil when a part is out of its range.
    public init?(hour: Int, minute: Int = 0, second: Int = 0, microsecond: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            (0..<1_000_000).contains(microsecond)
        else { return nil }
        microseconds = Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond)
    }

    /// The hour, 0 to 23.
    public var hour: Int { Int(microseconds / 3_600_000_000) }
    /// The minute, 0 to 59.
    public var minute: Int { Int(microseconds / 60_000_000 % 60) }
    /// The second, 0 to 59.
    public var second: Int { Int(microseconds / 1_000_000 % 60) }
    /// The microsecond within its second, 0 to 999 999.
    public var microsecond: Int { Int(microseconds % 1_000_000) }

    /// Whether a time comes before another one of the same day.
    public static func < (left: LocalTime, right: LocalTime) -> Bool { left.microseconds < right.microseconds }
}

extension LocalTime: LosslessStringConvertible {
    /// Reads `08:30`, `08:30:15` or `08:30:15.25`; nil for anything else.
    public init?(_ description: String) {
        var reader = TimestampReader(description)
        guard let microseconds = reader.readTime() else { return nil }
        self.init(microseconds: microseconds)
    }

    /// The time as `08:30:15`, with as many digits of a fraction as it needs; such texts sort as their times do.
    public var description: String {
        let seconds = microseconds / 1_000_000
        let time = "\(padded: seconds / 3600, to: 2):\(padded: seconds / 60 % 60, to: 2):\(padded: seconds % 60, to: 2)"
        return time + fraction(ofMicroseconds: microseconds % 1_000_000)
    }
}

/// The digits after the seconds with their point, without zeros at the end; empty for none.
func fraction(ofMicroseconds value: Int64) -> String {
    guard value > 0 else { return "" }
    var digits = "\(padded: value, to: 6)"
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
}

extension LocalTime: Codable {
    /// Reads the text of ``description``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = LocalTime(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time such as 08:30:15")
        }
        self = value
    }

    /// Writes the text of ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension LocalTime: SQLConvertible {
    /// `.time`.
    public var sqlValue: SQLValue { .time(self) }

    /// Reads `.time`, and the text `08:30:15`.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .time(let value): self = value
        case .text(let text):
            guard let value = LocalTime(text) else {
                throw SQLError(.decoding, "the text is not a time of day such as 08:30:15")
            }
            self = value
        default: throw sqlValue.mismatch(LocalTime.self)
        }
    }
}
