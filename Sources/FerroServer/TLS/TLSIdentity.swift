import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The certificate and key in use, read again when their files change.
final class TLSIdentity: Sendable {
    private struct State: Sendable {
        var context: NIOSSLContext
        /// What the files held when it was made, whether they could be used or not.
        var files: [Data?]
    }

    private let tls: ServerTLS
    private let logger: Logger
    private let state: Mutex<State>

    /// Reads the files, on the calling thread; throws a ``ServerError`` that names the one that cannot be used.
    init(_ tls: ServerTLS, logger: Logger) throws(ServerError) {
        self.tls = tls
        self.logger = logger
        let files = Self.files(tls)
        state = Mutex(State(context: try Self.context(tls), files: files))
    }

    /// What the next connection uses.
    var context: NIOSSLContext { state.withLock { $0.context } }

    /// Reads the files again when they have changed; keeps what is in use when they cannot be used.
    ///
    /// A pair of which only one file is new yet does not fit together, and is tried again when the other has changed too.
    func reload() {
        let files = Self.files(tls)
        guard files != state.withLock({ $0.files }) else { return }
        do {
            let context = try Self.context(tls)
            state.withLock { $0 = State(context: context, files: files) }
            logger.info("certificate reloaded", metadata: ["file": "\(tls.certificate)"])
        } catch {
            // Said once for each change of the files.
            state.withLock { $0.files = files }
            logger.error("certificate not reloaded: the old one stays", metadata: ["error": "\(error)"])
        }
    }

    /// Looks at the files from time to time, away from the event loops.
    func watch(on eventLoop: any EventLoop) -> RepeatedTask {
        let interval = TimeAmount(max(tls.reloadInterval, .milliseconds(10)))
        return eventLoop.scheduleRepeatedAsyncTask(initialDelay: interval, delay: interval) { [self] _ in
            NIOThreadPool.singleton.runIfActive(eventLoop: eventLoop) { self.reload() }
        }
    }

    private static func context(_ tls: ServerTLS) throws(ServerError) -> NIOSSLContext {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate)
            guard !chain.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
            let key = try NIOSSLPrivateKey(file: tls.key, format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            configuration.cipherSuiteValues = suites
            configuration.curves = [.x25519, .secp256r1, .secp384r1]
            configuration.applicationProtocols = tls.offersHTTP2 ? ["h2", "http/1.1"] : ["http/1.1"]
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw ServerError(
                .certificate,
                "The certificate \(tls.certificate) and the key \(tls.key) cannot be used: check that both are PEM files "
                    + "that this program may read, and that they belong together.", cause: error)
        }
    }

    /// Mozilla's intermediate profile without the finite-field suites, which need parameters of their own.
    private static let suites: [NIOTLSCipher] = [
        .TLS_AES_128_GCM_SHA256, .TLS_AES_256_GCM_SHA384, .TLS_CHACHA20_POLY1305_SHA256,
        .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ]

    private static func files(_ tls: ServerTLS) -> [Data?] {
        [tls.certificate, tls.key].map { FileManager.default.contents(atPath: $0) }
    }
}
