import FerroHTTP
import Foundation
import HTTPTypes
import Logging
import NIOCore
import NIOSSL
import Testing

@testable import FerroServer

@Suite(.timeLimit(.minutes(1))) struct `Certificates of TLS` {
    /// Whether a new connection is shown that certificate.
    private func shows(_ server: RunningServer, _ certificate: String) async throws -> Bool {
        let client = try await FrameClient(server.address, tls: TLSClient.context(trusting: certificate))
        try await client.send(.headers(1))
        let received = await client.receive { $0.hasEnded(1) }
        try await client.close()
        return received.hasEnded(1)
    }

    private func withTLS(
        _ files: Certificates, _ body: @escaping @Sendable (RunningServer) async throws -> Void
    ) async throws {
        try await withServer(
            { $0.tls = ServerTLS(certificate: files.certificate, key: files.key, reloadInterval: .milliseconds(10)) },
            responder: { _ in .text("ok") }, body)
    }

    @Test func `a new certificate is used for new connections while old ones go on`() async throws {
        let files = try await Certificates()
        defer { files.remove() }
        let first = try await files.make("first")
        try files.replace("key.pem", by: "first-key.pem")
        try files.replace("cert.pem", by: "first-cert.pem")
        try await withTLS(files) { server in
            let old = try await FrameClient(server.address, tls: TLSClient.context(trusting: first.certificate))
            #expect(try await old.get("/").body == "ok")
            try await files.renew()
            while try await !shows(server, files.certificate) {}
            #expect(try await !shows(server, first.certificate))
            #expect(try await old.get("/", stream: 3).body == "ok")
            try await old.close()
        }
    }

    @Test func `files that cannot be used leave the old certificate in its place, and say so once`() async throws {
        let files = try await Certificates()
        defer { files.remove() }
        let log = LogLines()
        let identity = try TLSIdentity(
            ServerTLS(certificate: files.certificate, key: files.key),
            logger: Logger(label: "test") { _ in log.handler })
        let first = identity.context
        identity.reload()
        #expect(log.lines.isEmpty)
        try await files.make("other")
        let faults: [() throws -> Void] = [
            { try files.replace("key.pem", by: "other-key.pem") }, { try files.write("no key", to: "key.pem") },
            { try FileManager.default.removeItem(atPath: files.certificate) },
        ]
        for (number, fault) in faults.enumerated() {
            try fault()
            for _ in 0..<3 { identity.reload() }
            #expect(identity.context === first)
            #expect(log.lines.count == number + 1)
            #expect(log.lines.last?.hasPrefix("error certificate not reloaded") == true)
        }
        try await files.renew()
        identity.reload()
        #expect(identity.context !== first)
        #expect(log.lines.last?.hasPrefix("info certificate reloaded") == true)
    }

    private enum Fault: CaseIterable { case otherKey, noKey, noCertificate, emptyCertificate, missing }

    @Test(arguments: Fault.allCases)
    private func `a pair that cannot be used names its files`(_ fault: Fault) async throws {
        let files = try await Certificates()
        defer { files.remove() }
        switch fault {
        case .otherKey:
            try await files.make("other")
            try files.replace("key.pem", by: "other-key.pem")
        case .noKey: try files.write("no key", to: "key.pem")
        case .noCertificate: try files.write("no certificate", to: "cert.pem")
        case .emptyCertificate: try files.write("", to: "cert.pem")
        case .missing: try FileManager.default.removeItem(atPath: files.key)
        }
        var configuration = ServerConfiguration(port: 0)
        configuration.tls = ServerTLS(certificate: files.certificate, key: files.key)
        configuration.loops = 1
        let server = HTTPServer(configuration: configuration, logger: Logger(label: "test")) { _ in .empty() }
        let error = await #expect(throws: ServerError.self) { try await server.run() }
        #expect(error?.code == .certificate)
        #expect(error?.message.contains(files.certificate) == true && error?.message.contains(files.key) == true)
    }
}
