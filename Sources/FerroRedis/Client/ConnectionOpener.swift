import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Opens connections to wherever the server is now.
final class ConnectionOpener: Sendable {
    private let configuration: RedisConfiguration
    private let locate: @Sendable () async throws(RedisError) -> RedisEndpoint
    private let context = Mutex<NIOSSLContext?>(nil)

    init(
        _ configuration: RedisConfiguration, _ locate: @escaping @Sendable () async throws(RedisError) -> RedisEndpoint
    ) {
        self.configuration = configuration
        self.locate = locate
    }

    func open(on loop: any EventLoop) async throws(RedisError) -> RedisConnection {
        let endpoint = try await locate()
        return try await RedisConnection.open(endpoint, configuration, try await tls(), on: loop)
    }

    /// Made once: it reads all certificates of the system.
    private func tls() async throws(RedisError) -> NIOSSLContext? {
        guard let tls = configuration.tls else { return nil }
        if let made = context.withLock({ $0 }) { return made }
        do {
            let made = try await NIOThreadPool.singleton.runIfActive {
                try NIOSSLContext(configuration: tls.nioConfiguration())
            }
            context.withLock { $0 = made }
            return made
        } catch {
            throw RedisError(
                .configuration,
                "The certificates for Redis cannot be read (\(error)). Look at ca_file, cert_file and key_file.",
                cause: error)
        }
    }
}

extension RedisTLS {
    fileprivate func nioConfiguration() throws -> TLSConfiguration {
        var made = TLSConfiguration.makeClientConfiguration()
        made.minimumTLSVersion = .tlsv12
        made.certificateVerification = verification == .full ? .fullVerification : .none
        if let authorityFile { made.trustRoots = .file(authorityFile) }
        if let certificateFile {
            made.certificateChain = try NIOSSLCertificate.fromPEMFile(certificateFile).map { .certificate($0) }
        }
        if let keyFile { made.privateKey = .privateKey(try NIOSSLPrivateKey(file: keyFile, format: .pem)) }
        return made
    }
}
