import FerroPostgres
import FerroSQL
import Foundation
import Testing

/// A PostgreSQL server that one test has to itself, to stop, to start again and to cut off.
///
/// It exists where `FERRO_TEST_POSTGRES_BIN` names the folder of initdb and pg_ctl, as `scripts/test` does.
struct OwnServer: Sendable {
    static let programs = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_BIN"]
    /// Whether tests can have one.
    static var isThere: Bool { programs != nil }
    /// The password of its superuser, with signs that a URL has to escape.
    static let password = "pass/w0rd @%"

    let folder: URL
    let port: Int

    /// Runs a closure with a server, and stops it in the end.
    ///
    /// - Parameter settings: lines for its postgresql.conf.
    static func run(_ settings: [String] = [], _ body: (OwnServer) async throws -> Void) async throws {
        let server = try await start(settings)
        let result: Result<Void, any Error>
        do { result = .success(try await body(server)) } catch { result = .failure(error) }
        try? await server.control("stop", "-m", "immediate")
        try? FileManager.default.removeItem(at: server.folder)
        try result.get()
    }

    /// A configuration of the server, which trusts its own certificate only.
    func configuration(
        _ database: String = "postgres", user: String = "ferro", port: Int? = nil
    ) throws
        -> PostgresConfiguration
    {
        var result = try PostgresConfiguration(url: "postgres://\(user):pass%2Fw0rd%20%40%25@localhost/\(database)")
        result.hosts = [PostgresHost("localhost", port: port ?? self.port)]
        result.connectTimeout = .seconds(10)
        return result
    }

    /// Tells the server to stop or to start again, and waits until it has.
    func control(_ verb: String, _ arguments: String...) async throws {
        try await program("pg_ctl", ["-D", file("data"), "-w", "-l", file("log"), verb] + arguments)
    }

    /// The path of a file in the server's folder.
    func file(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private static func start(_ settings: [String]) async throws -> OwnServer {
        let parent = ProcessInfo.processInfo.environment["FERRO_TEST_SERVERS"].map { URL(fileURLWithPath: $0) }
        let name = "pg-" + UUID().uuidString.prefix(8)
        let folder = (parent ?? FileManager.default.temporaryDirectory).appendingPathComponent(name)
        let server = OwnServer(folder: folder, port: try freePort())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await server.makeCertificates()
        try password.write(toFile: server.file("password"), atomically: false, encoding: .utf8)
        if geteuid() == 0 { try await ServerProgram("/bin/chown", ["-R", "postgres", folder.path]).run(in: folder) }
        try await server.program(
            "initdb",
            ["-D", server.file("data"), "-U", "ferro", "--pwfile", server.file("password"), "-A", "scram-sha-256"]
                + ["-E", "UTF8", "--locale=C", "--no-sync"])
        try await server.configure(settings)
        try await server.control("start")
        return server
    }

    /// Certificates for the server and for somebody else.
    private func makeCertificates() async throws {
        for name in ["server", "other"] {
            let arguments = [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", file("\(name).key"), "-out", file("\(name).crt"),
            ]
            try await ServerProgram("/usr/bin/openssl", arguments).run(in: folder)
        }
    }

    private func configure(_ settings: [String]) async throws {
        let lines =
            [
                "listen_addresses = '127.0.0.1'", "port = \(port)", "unix_socket_directories = '\(folder.path)'",
                "fsync = off", "max_connections = 200", "shared_buffers = '16MB'", "ssl = on",
                "ssl_cert_file = '\(file("server.crt"))'", "ssl_key_file = '\(file("server.key"))'",
            ] + settings
        let handle = try FileHandle(forWritingTo: folder.appendingPathComponent("data/postgresql.conf"))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
        try handle.close()
    }

    private func program(_ name: String, _ arguments: [String]) async throws {
        let path = try #require(Self.programs) + "/" + name
        try await ServerProgram(path, arguments).asPostgres.run(in: folder)
    }
}
