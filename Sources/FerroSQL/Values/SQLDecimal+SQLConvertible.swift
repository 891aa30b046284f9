extension SQLDecimal: SQLConvertible {
    /// `.decimal`.
    public var sqlValue: SQLValue { .decimal(self) }

    /// Reads `.decimal`, `.integer`, the text of a number, and `.double` as the shortest number that rounds to it.
    public init(sqlValue: SQLValue) throws(SQLError) {
        switch sqlValue {
        case .decimal(let value): self = value
        case .integer(let value): self.init(value)
        case .double(let value): self = try Self.parsed(Self.text(of: value))
        case .text(let text): self = try Self.parsed(text)
        default: throw sqlValue.mismatch(SQLDecimal.self)
        }
    }

    /// The number as an integer; nil when it has a fraction or is too large.
    public var integer: Int64? {
        guard isFinite, groups.count <= weight + 1 || groups.isEmpty, weight < 5 else { return nil }
        // Counted below zero, where Int64 reaches one further.
        var total: Int64 = 0
        for index in 0...weight {
            let (product, overflow) = total.multipliedReportingOverflow(by: 10_000)
            let digit = groups.indices.contains(index) ? Int64(groups[index]) : 0
            let (difference, underflow) = product.subtractingReportingOverflow(digit)
            guard !overflow, !underflow else { return nil }
            total = difference
        }
        guard form == .positive else { return total }
        return total == .min ? nil : -total
    }

    /// The nearest double.
    public var double: Double {
        switch form {
        case .nan: .nan
        case .infinity: .infinity
        case .negativeInfinity: -.infinity
        case .negative, .positive: Double(description) ?? .nan
        }
    }

    private static func parsed(_ text: String) throws(SQLError) -> SQLDecimal {
        guard let value = SQLDecimal(text) else {
            throw SQLError(.decoding, "the text is not a decimal number such as -12.340")
        }
        return value
    }

    private static func text(of value: Double) -> String {
        value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)"
    }
}
