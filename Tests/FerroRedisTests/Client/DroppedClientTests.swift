import FerroTesting
import Testing

@testable import FerroRedis

@Suite("Clients that nobody closed", .timeLimit(.minutes(1))) struct DroppedClientTests {
    @Test(arguments: [
        "redis://127.0.0.1:1", "redis+sentinel://127.0.0.1:1/mymaster", "redis+cluster://127.0.0.1:1",
    ]) func `one whose server is away tries no longer than somebody has it`(url: String) async throws {
        weak var router: AnyObject?
        do {
            let redis = try Clients.client(url) { $0.connectTimeout = .milliseconds(50) }
            router = redis.router as AnyObject
            await #expect(throws: RedisError.self) { try await redis.connect() }
        }
        try await eventually("the end of the client") { router == nil }
    }

    @Test func `one that is connected ends its connections`() async throws {
        let server = try await FakeServer { _, _ in .say("+PONG\r\n") }
        do {
            let redis = try Clients.client("redis://127.0.0.1:\(server.port)") { $0.clientName = nil }
            try await redis.connect()
            try await redis.withConnection { connection in _ = try await connection.send(RedisCommand("PING")) }
            #expect(server.opened.count >= 2)
        }
        try await eventually("the end of the connections") { server.ended.count == server.opened.count }
        await server.close()
    }

    @Test func `one that is closed ends what waits on a connection of its own`() async throws {
        let isWaiting = Flag()
        let server = try await FakeServer { bytes, _ in
            guard bytes.contains("BLPOP") else { return .say("+PONG\r\n") }
            isWaiting.set()
            return .keepSilent
        }
        let redis = try Clients.client("redis://127.0.0.1:\(server.port)") {
            ($0.clientName, $0.commandTimeout) = (nil, .milliseconds(100))
        }
        let task = Task { try await redis.pop(from: ["jobs"], waiting: .seconds(3600), as: String.self)?.value }
        try await eventually("the waiting") { isWaiting.isSet }
        await redis.close()
        let error = await #expect(throws: RedisError.self) { try await task.value }
        #expect(error?.code == .closed)
        #expect(error?.mayHaveRun == true)
        try await eventually("the end of the connections") { server.ended.count == server.opened.count }
        await server.close()
    }
}
