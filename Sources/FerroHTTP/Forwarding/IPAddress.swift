/// An address of IPv4 or IPv6; an IPv4 address in IPv6's form (`::ffff:192.0.2.1`) is the IPv4 address.
public struct IPAddress: Hashable, Sendable {
    /// The kinds of address.
    enum Storage: Hashable, Sendable {
        case v4(UInt32)
        case v6(high: UInt64, low: UInt64)
    }

    let storage: Storage

    init(_ storage: Storage) {
        if case .v6(0, let low) = storage, low >> 32 == 0xffff {
            self.storage = .v4(UInt32(truncatingIfNeeded: low))
        } else {
            self.storage = storage
        }
    }

    /// Reads an address without a port, brackets or zone (RFC 4291, section 2.2; decimal numbers without leading zeros).
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 45 else { return nil }
        let bytes = Array(text.utf8)
        if bytes.contains(UInt8(ascii: ":")) {
            guard let groups = IPAddressReader.groups(bytes[...]) else { return nil }
            self.init(.v6(high: Self.joined(groups[0..<4]), low: Self.joined(groups[4..<8])))
        } else {
            guard let number = IPAddressReader.quad(bytes[...]) else { return nil }
            self.init(.v4(number))
        }
    }

    private static func joined(_ groups: ArraySlice<UInt16>) -> UInt64 {
        groups.reduce(0) { $0 << 16 | UInt64($1) }
    }

    /// Whether it is one of IPv6.
    public var isIPv6: Bool {
        if case .v6 = storage { return true }
        return false
    }

    /// What one customer of a network usually has: the address of IPv4, the first 64 bits of IPv6 (RFC 6177).
    ///
    /// Rate limits go by it: with IPv6 anybody has 2^64 addresses to change between.
    public var network: String {
        guard case .v6(let high, _) = storage else { return description }
        return IPAddress(.v6(high: high, low: 0)).description + "/64"
    }
}

extension IPAddress: CustomStringConvertible {
    /// The canonical text (RFC 5952).
    public var description: String {
        switch storage {
        case .v4(let number): return (0..<4).map { String(number >> (24 - 8 * $0) & 0xff) }.joined(separator: ".")
        case .v6(let high, let low): return Self.text((0..<8).map { Self.group($0, high, low) })
        }
    }

    private static func group(_ index: Int, _ high: UInt64, _ low: UInt64) -> UInt16 {
        UInt16(truncatingIfNeeded: (index < 4 ? high : low) >> (48 - 16 * UInt64(index % 4)))
    }

    private static func text(_ groups: [UInt16]) -> String {
        let zeros = longestZeros(groups)
        let digits = groups.map { String($0, radix: 16) }
        guard zeros.count > 1 else { return digits.joined(separator: ":") }
        return digits[..<zeros.lowerBound].joined(separator: ":") + "::"
            + digits[zeros.upperBound...].joined(separator: ":")
    }

    /// The first of the longest runs of zeros.
    private static func longestZeros(_ groups: [UInt16]) -> Range<Int> {
        var (longest, start) = (0..<0, 0)
        for (index, group) in groups.enumerated() {
            if group != 0 {
                start = index + 1
            } else if index + 1 - start > longest.count {
                longest = start..<index + 1
            }
        }
        return longest
    }
}
