extension SQLDecimal: LosslessStringConvertible {
    /// Reads `-12.340`, `1e-3`, `NaN`, `Infinity` or `-Infinity`; nil for anything else and beyond PostgreSQL's limits.
    public init?(_ description: String) {
        switch description {
        case "NaN": self = .nan
        case "Infinity": self = .infinity
        case "-Infinity": self = .negativeInfinity
        default:
            var reader = DecimalReader(description)
            guard let value = reader.read() else { return nil }
            self = value
        }
    }

    /// The number in plain notation with all digits of its scale, such as `-12.340`.
    public var description: String {
        switch form {
        case .nan: return "NaN"
        case .infinity: return "Infinity"
        case .negativeInfinity: return "-Infinity"
        case .negative, .positive: break
        }
        var text: [UInt8] = []
        text.reserveCapacity(max(1, weight + 1) * 4 + scale + 2)
        if form == .negative { text.append(UInt8(ascii: "-")) }
        appendWhole(to: &text)
        if scale > 0 { appendFraction(to: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    private func appendWhole(to text: inout [UInt8]) {
        guard weight >= 0, let first = groups.first else { return text.append(UInt8(ascii: "0")) }
        text += String(first).utf8
        for power in stride(from: weight - 1, through: 0, by: -1) {
            for place in [1000, 100, 10, 1] as [UInt16] { text.append(Self.digit(group(at: power), place)) }
        }
    }

    private func appendFraction(to text: inout [UInt8]) {
        text.append(UInt8(ascii: "."))
        var rest = scale
        var power = -1
        while rest > 0 {
            for place in ([1000, 100, 10, 1] as [UInt16]).prefix(rest) {
                text.append(Self.digit(group(at: power), place))
            }
            rest -= 4
            power -= 1
        }
    }

    private func group(at power: Int) -> UInt16 {
        let index = weight - power
        return groups.indices.contains(index) ? groups[index] : 0
    }

    private static func digit(_ group: UInt16, _ place: UInt16) -> UInt8 {
        UInt8(ascii: "0") + UInt8(truncatingIfNeeded: group / place % 10)
    }
}

extension SQLDecimal: Codable {
    /// Reads the text of ``description``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = SQLDecimal(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a decimal number")
        }
        self = value
    }

    /// Writes the text of ``description``: a number of JSON would lose digits in most readers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
