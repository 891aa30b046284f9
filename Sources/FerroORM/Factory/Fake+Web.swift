#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Fake {
    /// A domain below one of RFC 2606: `quiet-river.example.org`.
    public func domain() -> String { "\(slug(words: 2)).\(exampleDomain())" }

    /// An address of a page on such a domain.
    public func url() -> String { "https://\(domain())/\(slug())" }

    /// A network address of a block kept for documentation (RFC 5737).
    public func ipv4() -> String { "\(pick(["192.0.2", "198.51.100", "203.0.113"])).\(number(in: 1...254))" }

    /// What a browser calls itself.
    public func userAgent() -> String {
        let system = pick(["X11; Linux x86_64", "Macintosh; Intel Mac OS X 10_15_7", "Windows NT 10.0; Win64; x64"])
        return "Mozilla/5.0 (\(system); rv:128.0) Gecko/20100101 Firefox/\(number(in: 120...140)).0"
    }

    /// A UUID of version 4 (RFC 9562, 5.4), which is random, but only as random as the seed.
    public func uuid() -> UUID {
        var bytes = UUID().uuid
        withUnsafeMutableBytes(of: &bytes) { bytes in
            for index in bytes.indices { bytes[index] = UInt8(truncatingIfNeeded: seed()) }
            bytes[6] = bytes[6] & 0x0F | 0x40
            bytes[8] = bytes[8] & 0x3F | 0x80
        }
        return UUID(uuid: bytes)
    }
}
