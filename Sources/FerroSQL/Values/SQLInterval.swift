/// A span of months, days and microseconds, as PostgreSQL keeps it.
///
/// ```swift
/// let trial = SQLInterval(months: 1, days: 3)
/// ```
///
/// The three parts are apart because a month has no fixed number of days, nor a day of hours. Two are equal when all
/// parts are; PostgreSQL's `=` counts a month as 30 days and a day as 24 hours instead. SQLite keeps the ISO 8601 text.
public struct SQLInterval: Hashable, Sendable {
    /// Months, twelve to a year.
    public var months: Int32
    /// Days.
    public var days: Int32
    /// Microseconds.
    public var microseconds: Int64

    /// A span.
    public init(months: Int32 = 0, days: Int32 = 0, microseconds: Int64 = 0) {
        self.months = months
        self.days = days
        self.microseconds = microseconds
    }
}

extension SQLInterval: LosslessStringConvertible {
    /// Reads an ISO 8601 duration such as `P1Y2M3DT4H5M6.5S`, each part with a sign of its own; nil for anything else.
    public init?(_ description: String) {
        var reader = IntervalReader(description)
        guard let value = reader.read() else { return nil }
        self = value
    }

    /// The span as an ISO 8601 duration, `PT0S` for none.
    public var description: String {
        var text = "P"
        if months / 12 != 0 { text += "\(months / 12)Y" }
        if months % 12 != 0 { text += "\(months % 12)M" }
        if days != 0 { text += "\(days)D" }
        let seconds = microseconds / 1_000_000
        let rest = microseconds % 1_000_000
        if microseconds != 0 { text += "T" }
        if seconds / 3600 != 0 { text += "\(seconds / 3600)H" }
        if seconds / 60 % 60 != 0 { text += "\(seconds / 60 % 60)M" }
        if seconds % 60 != 0 || rest != 0 {
            let sign = microseconds < 0 ? "-" : ""
            text += "\(sign)\(abs(seconds % 60))\(fraction(ofMicroseconds: abs(rest)))S"
        }
        return text == "P" ? "PT0S" : text
    }
}

extension SQLInterval: Codable {
    /// Reads the text of ``description``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = SQLInterval(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a duration such as P1DT2H")
        }
        self = value
    }

    /// Writes the text of ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension SQLInterval: SQLConvertible {
    /// `.interval`.
    public var sqlValue: SQLValue { .interval(self) }

    /// Reads `.interval`, and the text of an ISO 8601 duration.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .interval(let value): self = value
        case .text(let text):
            guard let value = SQLInterval(text) else {
                throw SQLError(.decoding, "the text is not an ISO 8601 duration such as P1Y2M3DT4H5M6.5S")
            }
            self = value
        default: throw sqlValue.mismatch(SQLInterval.self)
        }
    }
}
