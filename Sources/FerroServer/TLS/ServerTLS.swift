/// The certificate a server speaks TLS with, and where it is looked for again.
///
/// ```swift
/// configuration.tls = ServerTLS(certificate: "/etc/ssl/app.pem", key: "/etc/ssl/app.key")
/// ```
///
/// TLS 1.2 and 1.3 with forward secrecy and authenticated encryption only, the "intermediate" profile of Mozilla's
/// server side TLS guidelines 5.7; HTTP/2 and HTTP/1.1 by ALPN.
public struct ServerTLS: Sendable, Equatable {
    /// The path of the chain in PEM: the server's certificate first, then those that vouch for it.
    public var certificate: String
    /// The path of the private key in PEM, without a passphrase.
    public var key: String
    /// How often the files are looked at; when they have changed, new connections use them. 10 s.
    public var reloadInterval: Duration
    /// Whether HTTP/2 is offered; true.
    public var offersHTTP2: Bool

    /// Names the files; they are read when the server starts.
    public init(certificate: String, key: String, reloadInterval: Duration = .seconds(10), offersHTTP2: Bool = true) {
        self.certificate = certificate
        self.key = key
        self.reloadInterval = reloadInterval
        self.offersHTTP2 = offersHTTP2
    }
}
