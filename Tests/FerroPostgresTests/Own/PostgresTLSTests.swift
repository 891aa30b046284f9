import FerroPostgres
import FerroSQL
import FerroSupport
import Testing

@Suite(.enabled(if: OwnServer.isThere), .timeLimit(.minutes(1))) struct PostgresTLSTests {
    @Test func `SCRAM and TLS connect, and whoever is not who they say is refused`() async throws {
        try await OwnServer.run { server in
            for mode in ["require", "verify-ca", "verify-full"] {
                let isEncrypted = try await connect(
                    server, ["sslmode": mode, "sslrootcert": server.file("server.crt")])
                #expect(isEncrypted, "\(mode)")
            }
            #expect(try await connect(server, ["sslmode": "require"]))
            #expect(try await !connect(server, ["sslmode": "disable"]))
            try await expectRefusals(server)
        }
    }

    private func expectRefusals(_ server: OwnServer) async throws {
        let stranger = await #expect(throws: SQLError.self) {
            try await connect(server, ["sslmode": "verify-full", "sslrootcert": server.file("other.crt")])
        }
        #expect(stranger?.code == .connection)
        #expect(stranger?.message.contains("certificate verify failed") == true, "\(stranger?.message ?? "")")
        let name = await #expect(throws: SQLError.self) {
            try await connect(
                server, ["sslmode": "verify-full", "sslrootcert": server.file("server.crt")], host: "127.0.0.1")
        }
        #expect(name?.message.contains("127.0.0.1") == true, "\(name?.message ?? "")")
        let password = await #expect(throws: SQLError.self) {
            try await connect(server, ["sslmode": "require"], password: "hunter2 is wrong")
        }
        #expect(password?.code == .connection)
        #expect(password?.message.contains("password authentication failed") == true, "\(password?.message ?? "")")
        #expect(password.map { "\($0)".contains("hunter2") } == false)
    }

    /// Connects and answers whether the session is encrypted.
    private func connect(
        _ server: OwnServer, _ parameters: [String: String], host: String? = nil, password: String? = nil
    ) async throws -> Bool {
        var configuration = try server.configuration()
        configuration.parameters.merge(parameters) { $1 }
        if let host { configuration.hosts = [PostgresHost(host, port: server.port)] }
        if let password { configuration.password = Secret(password) }
        let db = Database(try await PostgresDatabase(configuration))
        let isEncrypted: Bool = try await db.value("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        await db.close()
        return isEncrypted
    }
}
