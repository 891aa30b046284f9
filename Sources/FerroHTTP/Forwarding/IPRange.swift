/// Addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or a single one (RFC 4632, RFC 4291).
public struct IPRange: Hashable, Sendable {
    private let first: IPAddress
    private let bits: Int

    /// The addresses that share so many bits with an address; the bits after them must be zero.
    public init?(_ address: IPAddress, bits: Int) {
        guard (0...address.width).contains(bits), address.keeping(bits) == address else { return nil }
        first = address
        self.bits = bits
    }

    /// Reads an address, or one with a slash and a number of bits.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let head = parts.first, let address = IPAddress(head) else { return nil }
        if parts.count == 1 {
            self.init(address, bits: address.width)
        } else {
            let digits = Array(parts[1].utf8)
            guard let bits = IPAddressReader.decimal(digits[...], digits: 3, most: 128) else { return nil }
            self.init(address, bits: bits)
        }
    }

    /// Whether an address is one of them.
    public func contains(_ address: IPAddress) -> Bool {
        address.isIPv6 == first.isIPv6 && address.keeping(bits) == first
    }
}

extension IPRange: CustomStringConvertible {
    /// The text that reads back as this range.
    public var description: String { bits == first.width ? "\(first)" : "\(first)/\(bits)" }
}

extension IPAddress {
    /// How many bits it has.
    var width: Int { isIPv6 ? 128 : 32 }

    /// The address with all bits after the first ones zero.
    func keeping(_ bits: Int) -> IPAddress {
        switch storage {
        case .v4(let number): IPAddress(.v4(number & UInt32(truncatingIfNeeded: Self.mask(bits + 32))))
        case .v6(let high, let low):
            IPAddress(unmapped: .v6(high: high & Self.mask(bits), low: low & Self.mask(bits - 64)))
        }
    }

    private init(unmapped storage: Storage) { self.storage = storage }

    /// A number whose first bits of 64 are ones.
    private static func mask(_ bits: Int) -> UInt64 {
        bits <= 0 ? 0 : bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits))
    }
}
