import FerroPostgres
import FerroSQL
import FerroTesting
import Foundation
import Testing

extension OwnServer {
    static let pooler = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"]
        .first { isThere && FileManager.default.isExecutableFile(atPath: $0) }
    /// Whether tests can have a pooler in front of their server.
    static var hasPooler: Bool { pooler != nil }

    /// Runs a closure with the port of a pgbouncer in transaction mode in front of the server.
    ///
    /// - Parameters:
    ///   - users: the roles it lets through, all with the server's password.
    ///   - settings: more lines for its configuration.
    func withPooler(
        users: [String] = ["ferro"], _ settings: [String] = [], _ body: (Int) async throws -> Void
    ) async throws {
        let (name, port) = ("pool-\(UUID().uuidString.prefix(8))", try freePort())
        let accounts = users.map { "\"\($0)\" \"\(Self.password)\"" }
        try accounts.joined(separator: "\n").write(toFile: file("\(name).txt"), atomically: false, encoding: .utf8)
        let lines =
            [
                "[databases]", "* = host=127.0.0.1 port=\(self.port)", "[pgbouncer]", "listen_addr = 127.0.0.1",
                "listen_port = \(port)", "auth_type = scram-sha-256", "auth_file = \(file("\(name).txt"))",
                "pool_mode = transaction", "default_pool_size = 4", "max_client_conn = 1000", "unix_socket_dir =",
                "logfile = \(file("\(name).log"))", "pidfile = \(file("\(name).pid"))",
            ] + settings
        try lines.joined(separator: "\n").write(toFile: file("\(name).ini"), atomically: false, encoding: .utf8)
        let program = ServerProgram(try #require(Self.pooler), ["-q", file("\(name).ini")]).asPostgres
        let process = try program.start(in: folder)
        let result: Result<Void, any Error>
        do {
            try await waitUntilOpen(port)
            result = .success(try await body(port))
        } catch {
            result = .failure(error)
        }
        await process.end()
        try result.get()
    }

    private func waitUntilOpen(_ port: Int) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        var configuration = try configuration(port: port)
        configuration.preparedStatements = false
        var last: (any Error)?
        while ContinuousClock.now < deadline {
            let attempt = await attempt(configuration)
            if attempt == nil { return }
            last = attempt
        }
        Issue.record("the pooler does not answer: \(last.map { "\($0)" } ?? "")")
    }

    /// Connects; answers why that is not possible.
    private func attempt(_ configuration: PostgresConfiguration) async -> (any Error)? {
        do {
            let driver = try await PostgresDatabase(configuration)
            await driver.close()
            return nil
        } catch {
            return error
        }
    }
}
