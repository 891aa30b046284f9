public import HTTPTypes

extension HTTPField.Name {
    /// `Host`, which HTTPTypes leaves out; read ``Request/authority`` instead where you can.
    public static let hostField = known("Host")
    /// `X-Request-Id`, the id that follows one request through logs.
    public static let xRequestID = known("X-Request-Id")
    /// `X-Forwarded-For`, the client as proxies saw it.
    public static let xForwardedFor = known("X-Forwarded-For")
    /// `X-Forwarded-Proto`, the scheme as proxies saw it.
    public static let xForwardedProto = known("X-Forwarded-Proto")
    /// `X-Forwarded-Host`, the host as proxies saw it.
    public static let xForwardedHost = known("X-Forwarded-Host")
    /// `Forwarded`, the client, the scheme and the host as proxies saw them (RFC 7239).
    public static let forwarded = known("Forwarded")
    /// `X-Requested-With`, set by scripts.
    public static let xRequestedWith = known("X-Requested-With")
    /// `X-CSRF-Token`, the token of a form sent by a script.
    public static let xCSRFToken = known("X-CSRF-Token")
    /// `X-Frame-Options`, whether a page may be framed.
    public static let xFrameOptions = known("X-Frame-Options")
    /// `Server-Timing`, durations a browser shows.
    public static let serverTiming = known("Server-Timing")
    /// `Keep-Alive`, the parameters of an HTTP/1.0 persistent connection.
    public static let keepAlive = known("Keep-Alive")
    /// `Proxy-Connection`, which some old clients send in place of `Connection`.
    public static let proxyConnection = known("Proxy-Connection")

    // The names above are tokens, which a test checks; the fallback only spares a trap.
    private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .via }
}
