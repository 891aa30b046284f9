import HTTPTypes

/// A cookie the server sets, safe by default: `HttpOnly`, `Secure`, `SameSite=Lax`, `Path=/`, for the session.
///
/// ```swift
/// response.setCookie(SetCookie("theme", "dark", maxAge: .seconds(86_400)))
/// ```
public struct SetCookie: Sendable, Hashable {
    /// Which requests from other sites carry the cookie.
    public struct SameSite: RawRepresentable, Sendable, Hashable {
        /// The attribute's value.
        public let rawValue: String
        /// Names a rule.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// None but links.
        public static let lax = SameSite(rawValue: "Lax")
        /// None.
        public static let strict = SameSite(rawValue: "Strict")
        /// All; browsers demand `Secure` with it.
        public static let none = SameSite(rawValue: "None")
    }

    /// The name; bytes that may not stand in one are percent-encoded when written.
    public var name: String
    /// The value; bytes that may not stand in one are percent-encoded when written, and decoded by ``Cookies``.
    public var value: String
    /// The paths that see it.
    public var path = "/"
    /// The domain that sees it with its subdomains; nil for this host only.
    public var domain: String?
    /// How long it lives, in whole seconds; nil until the browser closes.
    public var maxAge: Duration?
    /// Whether it travels over TLS only.
    public var isSecure = true
    /// Whether scripts cannot read it.
    public var isHTTPOnly = true
    /// Which requests from other sites carry it.
    public var sameSite = SameSite.lax

    /// Makes a cookie with the safe defaults.
    public init(_ name: String, _ value: String, maxAge: Duration? = nil) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
    }

    /// A cookie that makes the client forget the one of that name.
    public static func forget(_ name: String) -> SetCookie { SetCookie(name, "", maxAge: .zero) }

    /// The value of the `Set-Cookie` field.
    public var headerValue: String {
        var text = PercentEncoding.encodeSegment(name) + "=" + PercentEncoding.encodeCookie(value)
        text += "; Path=" + Self.attribute(path)
        if let domain { text += "; Domain=" + Self.attribute(domain) }
        if let maxAge { text += "; Max-Age=\(max(0, maxAge.components.seconds))" }
        if isSecure { text += "; Secure" }
        if isHTTPOnly { text += "; HttpOnly" }
        return text + "; SameSite=" + Self.attribute(sameSite.rawValue)
    }

    /// An attribute's value without what would end it.
    private static func attribute(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { (0x20...0x7E).contains($0.value) && $0 != ";" }))
    }
}

extension Response {
    /// Adds a `Set-Cookie` field.
    public mutating func setCookie(_ cookie: SetCookie) { headers.append(.setCookie, cookie.headerValue) }
}
