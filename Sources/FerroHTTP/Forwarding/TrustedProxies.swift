public import FerroSupport

/// The proxies whose word about a client is taken; nobody by default.
///
/// ```swift
/// let proxies = try #require(TrustedProxies(envText: "loopback, 10.0.0.0/8, 2001:db8::1"))
/// let origin = proxies.origin(of: request)              // origin.client, origin.scheme, origin.authority
/// ```
///
/// In `TRUSTED_PROXIES` it is a list with commas: addresses, ranges, `loopback` (127.0.0.0/8, ::1), `private`
/// (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7), and `forwarded` where the proxies write the field of RFC 7239
/// in place of `X-Forwarded-For`, `-Proto` and `-Host`. Only the fields that they write are read: a proxy passes the
/// other ones on as the client sent them.
public struct TrustedProxies: Hashable, Sendable {
    /// The fields that proxies write.
    public enum Fields: Hashable, Sendable {
        /// `X-Forwarded-For`, `X-Forwarded-Proto` and `X-Forwarded-Host`.
        case xForwarded
        /// `Forwarded` (RFC 7239).
        case forwarded
    }

    /// The addresses of the proxies.
    public var ranges: [IPRange]
    /// Which fields they write.
    public var fields: Fields

    /// Trusts proxies with these addresses.
    public init(_ ranges: [IPRange] = [], fields: Fields = .xForwarded) {
        self.ranges = ranges
        self.fields = fields
    }

    /// Nobody.
    public static let none = TrustedProxies()

    /// Whether an address is one of a proxy.
    public func trusts(_ address: IPAddress) -> Bool { ranges.contains { $0.contains(address) } }
}

extension TrustedProxies: EnvValue {
    /// A list of addresses and ranges.
    public static var envExpectation: String {
        "addresses, ranges such as 10.0.0.0/8, loopback, private, forwarded or none, with commas between"
    }

    /// Reads a list with commas; nil when one of its parts is neither an address, a range nor a name.
    public init?(envText text: String) {
        self.init()
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            switch String(word).lowercased() {
            case "none": break
            case "forwarded": fields = .forwarded
            case let name:
                if let named = Self.named[name] {
                    ranges += named.compactMap { IPRange($0) }
                } else if let range = IPRange(name) {
                    ranges.append(range)
                } else {
                    return nil
                }
            }
        }
    }

    /// The ranges with commas between.
    public var envText: String {
        let parts = ranges.map(\.description) + (fields == .forwarded ? ["forwarded"] : [])
        return parts.isEmpty ? "none" : parts.joined(separator: ",")
    }

    // RFC 1122, RFC 4291; RFC 1918, RFC 4193.
    private static let named = [
        "loopback": ["127.0.0.0/8", "::1"], "private": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
    ]
}
