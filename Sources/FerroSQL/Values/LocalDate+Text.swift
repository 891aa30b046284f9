extension LocalDate: LosslessStringConvertible {
    /// Reads `2026-11-21`; nil for anything else.
    public init?(_ description: String) {
        var reader = TimestampReader(description)
        guard let number = reader.readDay() else { return nil }
        self.init(number: number)
    }

    /// The day as ISO 8601 writes it, `2026-11-21`.
    public var description: String {
        let (year, month, day) = CivilDate.date(ofDay: Int64(number))
        return "\(padded: year, to: 4)-\(padded: month, to: 2)-\(padded: day, to: 2)"
    }
}

extension LocalDate: Codable {
    /// Reads `2026-11-21`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = LocalDate(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date such as 2026-11-21")
        }
        self = value
    }

    /// Writes `2026-11-21`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension LocalDate: SQLConvertible {
    /// `.date`.
    public var sqlValue: SQLValue { .date(self) }

    /// Reads `.date`, and the text `2026-11-21`.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .date(let value): self = value
        case .text(let text):
            guard let value = LocalDate(text) else {
                throw SQLError(
                    .decoding, "the text is not a date from 0000-01-01 to 9999-12-31: read infinity and others as text")
            }
            self = value
        default: throw sqlValue.mismatch(LocalDate.self)
        }
    }
}

extension DefaultStringInterpolation {
    /// A number that is not negative, with zeros in front.
    mutating func appendInterpolation(padded value: Int64, to width: Int) {
        let digits = String(value)
        appendLiteral(String(repeating: "0", count: max(0, width - digits.utf8.count)))
        appendLiteral(digits)
    }
}
