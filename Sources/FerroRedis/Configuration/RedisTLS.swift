/// How the connection is encrypted, by TLS 1.2 or later, and what the server must show.
public struct RedisTLS: Hashable, Sendable {
    /// What is checked of the server's certificate.
    public enum Verification: Hashable, Sendable {
        /// Who signed it, and that it was made for the name that was asked for.
        case full
        /// Nothing: whoever answers is believed. Only for development.
        case none
    }

    /// A file of certificates in PEM that may have signed the server's; nil for those of the system.
    public var authorityFile: String?
    /// What is checked.
    public var verification: Verification
    /// The name that the certificate must be for; nil for the host of the address.
    public var serverName: String?
    /// The client's own certificates in PEM, for servers that ask for them.
    public var certificateFile: String?
    /// The private key of the client's certificate, in PEM.
    public var keyFile: String?

    /// Checks everything against the certificates of the system.
    public init(authorityFile: String? = nil, verification: Verification = .full, serverName: String? = nil) {
        self.authorityFile = authorityFile
        self.verification = verification
        self.serverName = serverName
    }
}
