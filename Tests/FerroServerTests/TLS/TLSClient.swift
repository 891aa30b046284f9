import FerroServer
import NIOCore
import NIOPosix
import NIOSSL

/// What a client of the tests asks of TLS.
enum TLSClient {
    /// Trusts only that certificate.
    static func context(
        trusting certificate: String? = nil, _ protocols: [String] = ["h2"],
        _ change: (inout TLSConfiguration) -> Void = { _ in }
    ) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = protocols
        if let certificate {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(certificate))
            configuration.certificateVerification = .noHostnameVerification
        } else {
            configuration.certificateVerification = .none
        }
        change(&configuration)
        return try NIOSSLContext(configuration: configuration)
    }
}
