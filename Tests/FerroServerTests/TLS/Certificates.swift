import Foundation

/// A folder with a certificate and its key, made anew by `openssl`, for one test.
struct Certificates: Sendable {
    let folder: URL

    var certificate: String { folder.appending(path: "cert.pem").path }
    var key: String { folder.appending(path: "key.pem").path }

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ferro-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await renew()
    }

    /// Puts another pair into the place of the first: the key, then the certificate.
    func renew() async throws {
        try await make("new")
        try replace("key.pem", by: "new-key.pem")
        try replace("cert.pem", by: "new-cert.pem")
    }

    /// A pair beside the one in use.
    @discardableResult func make(_ name: String) async throws -> (certificate: String, key: String) {
        let (certificate, key) = (
            folder.appending(path: "\(name)-cert.pem").path, folder.appending(path: "\(name)-key.pem").path
        )
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out",
            certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try await withCheckedThrowingContinuation { (end: CheckedContinuation<Void, any Error>) in
            openssl.terminationHandler = { _ in end.resume() }
            do { try openssl.run() } catch { end.resume(throwing: error) }
        }
        return (certificate, key)
    }

    func replace(_ name: String, by other: String) throws {
        let data = try Data(contentsOf: folder.appending(path: other))
        try data.write(to: folder.appending(path: name), options: .atomic)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
