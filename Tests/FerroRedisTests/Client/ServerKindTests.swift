import FerroSupport
import FerroTesting
import Foundation
import Testing

@testable import FerroRedis

@Suite("Ways into a server", .enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(1))) struct ServerKindTests {
    private static func whoami(_ redis: RedisClient) async throws -> RedisReply {
        try await redis.send(RedisCommand("ACL", ["WHOAMI"]))
    }

    private static func refusal(_ redis: RedisClient) async -> RedisError? {
        do throws(RedisError) {
            try await redis.connect()
            return nil
        } catch { return error }
    }

    @Test func `users and passwords are told, and wrong ones are named without being shown`() async throws {
        let options = RedisServer.Options(password: "pass/w0rd @%", users: ["reader on >secret ~* +@all"])
        try await RedisServer.with(options) { server in
            let byPassword = try Clients.client(server.url)
            #expect(try await Self.whoami(byPassword) == .string(Array("default".utf8)))
            let byUser = try Clients.client("redis://reader:secret@127.0.0.1:\(server.port)")
            #expect(try await Self.whoami(byUser) == .string(Array("reader".utf8)))
            for address in ["reader:hunter2@127.0.0.1", ":hunter2@127.0.0.1", "nobody:hunter2@127.0.0.1"] {
                let wrong = try Clients.client("redis://\(address):\(server.port)")
                let error = await Self.refusal(wrong)
                #expect(error?.code == .authentication)
                #expect(error?.message.contains("hunter2") == false)
                #expect(await Self.refusal(wrong)?.code == .authentication)
                await wrong.close()
            }
            let none = try Clients.client("redis://127.0.0.1:\(server.port)")
            #expect(await Self.refusal(none)?.code == .authentication)
            for redis in [byPassword, byUser, none] { await redis.close() }
        }
    }

    @Test func `a wrong password is not tried again and again`() async throws {
        try await RedisServer.with(.init(password: "right")) { server in
            let right = try Clients.client(server.url)
            let wrong = try Clients.client("redis://:wrong@127.0.0.1:\(server.port)")
            var refused = 0
            let end = ContinuousClock.now + .seconds(1)
            while ContinuousClock.now < end || refused <= 10 {
                try Task.checkCancellation()
                refused += await Self.refusal(wrong)?.code == .authentication ? 1 : 0
            }
            #expect(refused > 10)
            let log = try await right.send(RedisCommand("ACL", ["LOG"]))
            let connections = try await right.send(RedisCommand("INFO", ["stats"]))
            let text = String(decoding: connections.bytes ?? [], as: UTF8.self)
            let received = text.split(separator: "\r\n").first { $0.hasPrefix("total_connections_received:") }
            let count = received.flatMap { Int($0.split(separator: ":").last ?? "") } ?? .max
            #expect(count < 20, "\(log)")
            await wrong.close()
            await right.close()
        }
    }

    @Test func `sockets and databases are chosen`() async throws {
        try await RedisServer.with { server in
            let key = Clients.key()
            let socket = try Clients.client("unix://\(server.socketPath)?db=3")
            _ = try await socket.send(RedisCommand("SET", [key, "here"]))
            let same = try Clients.client("redis://127.0.0.1:\(server.port)/3")
            #expect(try await same.send(RedisCommand("EXISTS", [key])) == .integer(1))
            let other = try Clients.client(server.url)
            #expect(try await other.send(RedisCommand("EXISTS", [key])) == .integer(0))
            let missing = try Clients.client("redis://127.0.0.1:\(server.port)/99")
            #expect(await Self.refusal(missing)?.code == .configuration)
            for redis in [socket, same, other, missing] { await redis.close() }
        }
    }

    @Test func `the server's certificate is checked unless that is said otherwise`() async throws {
        try await RedisServer.with(.init(hasTLS: true)) { server in
            let trusting = try Clients.client(server.url) { $0.tls?.authorityFile = server.certificatePath }
            try await trusting.connect()
            let byName = try Clients.client("rediss://localhost:\(server.port)?ca_file=\(server.certificatePath)")
            try await byName.connect()
            let unchecked = try Clients.client(server.url + "?verify=none")
            try await unchecked.connect()
            let strict = try Clients.client(server.url)
            let error = await Self.refusal(strict)
            #expect(error?.code == .configuration)
            #expect(error?.mayHaveRun == false)
            let noFile = try Clients.client(server.url + "?ca_file=/nowhere.pem")
            #expect(await Self.refusal(noFile)?.code == .configuration)
            for redis in [trusting, byName, unchecked, strict, noFile] { await redis.close() }
        }
    }

    @Test func `a certificate for another name is refused`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rcore-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = ("\(folder.path)/other.crt", "\(folder.path)/other.key")
        try await Self.makeCertificate(for: "example.org", certificate, key)
        try await RedisServer.with(.init(hasTLS: true)) { server in
            _ = try await server.command(
                "CONFIG", "SET", "tls-cert-file", certificate, "tls-key-file", key, "tls-ca-cert-file", certificate)
            let address = server.url + "?ca_file=\(certificate)"
            let wrong = try Clients.client(address)
            let error = await Self.refusal(wrong)
            #expect(error?.code == .configuration)
            let right = try Clients.client(address + "&server_name=example.org")
            try await right.connect()
            for redis in [wrong, right] { await redis.close() }
        }
    }

    private static func makeCertificate(for name: String, _ certificate: String, _ key: String) async throws {
        let arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj",
            "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
        ]
        try await ChildProgram(path: "/usr/bin/openssl", arguments: arguments).run(in: "/tmp")
    }
}
