internal import FerroCrypto
public import FerroHTTP
public import HTTPTypes

/// What tells one client from another where requests are limited.
public struct RateLimitKey: Sendable {
    private enum Kind: Sendable {
        case clientAddress
        case header(HTTPField.Name)
        case custom(@Sendable (Request, Context) async throws -> String?)
    }

    private let kind: Kind

    /// The address of the client, behind the proxies that are trusted; of IPv6 its first 64 bits.
    public static let clientAddress = RateLimitKey(kind: .clientAddress)

    /// The value of a field, such as an API key, of which only a hash is kept; the address where there is none.
    public static func header(_ name: HTTPField.Name) -> RateLimitKey { RateLimitKey(kind: .header(name)) }

    /// Any text, such as the id of the user; the address where it is nil.
    ///
    /// ```swift
    /// RateLimiter("api", .perMinute(60), by: .custom { request, c in request.cookies["account"] })
    /// ```
    public static func custom(_ text: @escaping @Sendable (Request, Context) async throws -> String?) -> RateLimitKey {
        RateLimitKey(kind: .custom(text))
    }

    /// The key of a request: short, and different for different kinds.
    func text(_ request: Request, _ c: Context) async throws -> String {
        switch kind {
        case .clientAddress: break
        case .header(let name):
            if let value = request.headers[name] { return "h:" + (try Self.hash(value)) }
        case .custom(let text):
            if let value = try await text(request, c) { return "u:" + (try Self.short(value)) }
        }
        return "a:" + (c.clientAddress?.network ?? "-")
    }

    private static func short(_ text: String) throws -> String {
        let isPlain = text.utf8.count <= 100 && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        return isPlain ? text : "#" + (try hash(text))
    }

    /// Half of a SHA-256 in hexadecimal digits.
    private static func hash(_ text: String) throws -> String {
        try SHA256.hash(Array(text.utf8)).prefix(16).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
