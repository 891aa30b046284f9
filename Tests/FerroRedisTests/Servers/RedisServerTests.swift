import FerroTesting
import Testing

@Suite(.enabled(if: RedisServer.hasOwn)) struct RedisServerTests {
    @Test func `a server of one's own stops, starts and can be killed`() async throws {
        let port = try await RedisServer.with(.init(password: #"pass/w0rd "@%\"#)) { server in
            #expect(try await server.command("SET", "a", "1") == "OK")
            await server.stop()
            await #expect(throws: (any Error).self) { try await server.command("PING") }
            try await server.start()
            #expect(try await server.command("EXISTS", "a") == "0")
            await server.kill()
            #expect(!server.isRunning)
            try await server.start()
            server.pause()
            #expect(server.isRunning)
            server.resume()
            #expect(try await server.command("PING") == "PONG")
            return server.port
        }
        await #expect(throws: (any Error).self) {
            try await RedisServer.with(.init(settings: ["nonsense yes"])) { _ in }
        }
        #expect(port > 0)
    }

    @Test func `a server speaks TLS, knows users and listens on a socket`() async throws {
        try await RedisServer.with(.init(users: ["reader on >secret ~* +@read +ping"], hasTLS: true)) { server in
            #expect(try await server.command("ACL", "WHOAMI") == "default")
            let users = try await server.command("ACL", "LIST")
            #expect(users.contains("user reader on"))
            #expect(server.url.hasPrefix("rediss://127.0.0.1:"))
        }
    }

    @Test func `sentinels choose another master`() async throws {
        try await RedisServer.withSentinel(.init(password: "p"), sentinelPassword: "s") { servers in
            let first = try await servers.master()
            #expect(first === servers.nodes[0])
            let second = try await servers.failover()
            #expect(second !== first)
            try await second.command("SET", "a", "1")
            try await servers.killMaster()
            let third = try await servers.master(after: second)
            #expect(third !== second)
        }
    }

    @Test func `a cluster forms and replaces a master`() async throws {
        try await RedisServer.withCluster { cluster in
            let old = try await cluster.killMaster(of: 0)
            let new = try await cluster.master(of: 0, after: old)
            #expect(new !== old)
        }
    }
}
