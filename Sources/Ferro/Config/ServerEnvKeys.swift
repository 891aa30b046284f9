public import FerroHTTP
internal import FerroServer
public import FerroSupport

extension EnvKey where Value == AllowedHosts {
    /// `ALLOWED_HOSTS`.
    public static var allowedHosts: Self {
        .init(
            "ALLOWED_HOSTS", group: "Server",
            "Hosts that may be asked for: example.com, .example.com, addresses, *; else that of APP_URL, localhost, addresses."
        )
    }
}

extension EnvKey where Value == String {
    /// `TLS_CERTIFICATE`.
    public static var tlsCertificate: Self {
        .init(
            "TLS_CERTIFICATE", group: "Server",
            "PEM file of the certificate chain to speak TLS with; read anew when it changes.")
    }
    /// `TLS_KEY`.
    public static var tlsKey: Self { .init("TLS_KEY", group: "Server", "PEM file of the certificate's private key.") }
}

extension ServerConfiguration {
    /// Reads what the environment says of the server.
    init(_ env: Env) throws {
        self.init()
        host = try env.get(.serverHost)
        port = try env.get(.serverPort)
        limits.bodyBytes = try env.get(.serverMaxBodySize)
        switch (try env.optional(.tlsCertificate), try env.optional(.tlsKey)) {
        case (nil, nil): tls = nil
        case (let certificate?, let key?): tls = ServerTLS(certificate: certificate, key: key)
        case (nil, _):
            throw ApplicationError(
                .configuration, "TLS_KEY is set and TLS_CERTIFICATE is not: set both, or neither for plaintext")
        case (_, nil):
            throw ApplicationError(
                .configuration, "TLS_CERTIFICATE is set and TLS_KEY is not: set both, or neither for plaintext")
        }
    }
}
