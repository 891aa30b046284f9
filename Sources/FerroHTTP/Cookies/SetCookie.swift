import HTTPTypes

/// A cookie the server sets, safe by default: `HttpOnly`, `Secure`, `SameSite=Lax`, `Path=/`, for the session.
///
/// ```swift
/// try response.setCookie(SetCookie("__Host-theme", "dark", maxAge: .seconds(86_400)))
/// ```
///
/// It is checked when it is written, so that a browser never drops it in silence: see ``headerValue``.
public struct SetCookie: Sendable, Hashable {
    /// The name: a token of RFC 9110, which is not encoded.
    ///
    /// A name that begins with `__Host-` promises the server that no other host has set it, one with `__Secure-` that it
    /// came over TLS, and one with `__Http-` or `__Host-Http-` that no script did.
    public var name: String
    /// The value, any text when the encoding is ``Encoding/percent``.
    public var value: String
    /// How the value is written.
    public var encoding = Encoding.percent
    /// The paths that see it.
    public var path = "/"
    /// The domain that sees it with its subdomains; nil for this host only.
    public var domain: String?
    /// How long it lives, in whole seconds; nil until the browser closes. Browsers keep none longer than 400 days.
    public var maxAge: Duration?
    /// Whether it travels over TLS only.
    public var isSecure = true
    /// Whether scripts cannot read it.
    public var isHTTPOnly = true
    /// Which requests from other sites carry it.
    public var sameSite = SameSite.lax
    /// Whether a page embedded in other sites gets one cookie for each of them (`Partitioned`, CHIPS).
    public var isPartitioned = false

    /// Makes a cookie with the safe defaults.
    public init(_ name: String, _ value: String, maxAge: Duration? = nil) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
    }

    /// A cookie that makes the client forget the one of that name, set with the default path and domain.
    public static func forget(_ name: String) -> SetCookie { SetCookie(name, "").forgotten }

    /// The cookie that makes the client forget this one: of the same path, domain and partition.
    public var forgotten: SetCookie {
        var cookie = self
        cookie.value = ""
        cookie.maxAge = .zero
        return cookie
    }

    /// The value of the `Set-Cookie` field.
    ///
    /// Throws an ``HTTPFailure`` with the code `cookie`, which names the cookie and the rule, when
    /// - the name is no token, or the value holds an octet its encoding does not allow;
    /// - the path does not begin with `/`, or path, domain or `SameSite` hold what may not stand there;
    /// - name and value take more than 4096 bytes together, or the path more than 1024 (RFC 6265bis section 5.6);
    /// - the prefix of the name asks for an attribute that is missing (RFC 6265bis section 4.1.3);
    /// - `SameSite=None` or `Partitioned` come without `Secure`.
    public var headerValue: String {
        get throws(HTTPFailure) {
            let written = encoding.write(value)
            try check(written)
            var text = "\(name)=\(written); Path=\(path)"
            if let domain { text += "; Domain=\(domain)" }
            if let maxAge { text += "; Max-Age=\(max(0, maxAge.components.seconds))" }
            if isSecure { text += "; Secure" }
            if isHTTPOnly { text += "; HttpOnly" }
            text += "; SameSite=\(sameSite.rawValue)"
            return isPartitioned ? text + "; Partitioned" : text
        }
    }
}

extension Response {
    /// Adds a `Set-Cookie` field; throws an ``HTTPFailure`` for a cookie that browsers would refuse.
    public mutating func setCookie(_ cookie: SetCookie) throws(HTTPFailure) {
        headers.append(.setCookie, try cookie.headerValue)
    }
}
