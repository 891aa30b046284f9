/// The `Range` field: which bytes a client asks for (RFC 9110 sections 14.1.2 and 14.2).
///
/// What is no list of byte ranges is nil, for a server must ignore a unit that it does not know and may ignore what it
/// cannot read. So is a list of more than ``limit`` ranges, which no client needs (CVE-2011-3192): it gets the whole.
package struct RangeHeader: Sendable, Hashable {
    /// One range as it was asked for; numbers too large for 64 bits are the largest there is.
    package enum Specifier: Sendable, Hashable {
        /// From a byte on, up to and with another or the end.
        case from(Int64, through: Int64?)
        /// That many bytes at the end.
        case last(Int64)
    }

    /// The most ranges that are read.
    package static let limit = 32

    /// The ranges in the order in which they were asked for, at least one.
    package let specifiers: [Specifier]

    /// Reads the value of the field.
    package init?(_ field: String) {
        let bytes = field[...].trimmed.utf8
        let unit = bytes.prefix { $0 != UInt8(ascii: "=") }
        guard Substring(unit).lowercased() == "bytes", unit.endIndex != bytes.endIndex else { return nil }
        let parts = bytes[unit.endIndex...].dropFirst()
            .split(separator: UInt8(ascii: ","), maxSplits: 2 * Self.limit)
        var specifiers: [Specifier] = []
        for part in parts {
            let part = Substring(part).trimmed.utf8
            // Empty elements of a list are skipped, RFC 9110 section 5.6.1.2.
            if part.isEmpty { continue }
            guard specifiers.count < Self.limit, let specifier = Self.specifier(part) else { return nil }
            specifiers.append(specifier)
        }
        guard !specifiers.isEmpty else { return nil }
        self.specifiers = specifiers
    }

    private static func specifier(_ part: Substring.UTF8View) -> Specifier? {
        let first = part.prefix(while: ByteSet.digits.contains)
        let rest = part[first.endIndex...]
        guard rest.first == UInt8(ascii: "-") else { return nil }
        let last = rest.dropFirst()
        guard last.allSatisfy(ByteSet.digits.contains), !(first.isEmpty && last.isEmpty) else { return nil }
        if first.isEmpty { return .last(number(last)) }
        return .from(number(first), through: last.isEmpty ? nil : number(last))
    }

    private static func number(_ digits: Substring.UTF8View) -> Int64 {
        var value: Int64 = 0
        for digit in digits {
            let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isStillTooLarge) = tens.addingReportingOverflow(Int64(digit - 0x30))
            if isTooLarge || isStillTooLarge { return .max }
            value = sum
        }
        return value
    }
}
