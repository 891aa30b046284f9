import FerroRedis
import FerroSupport
import Logging
import NIOPosix
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The server that the tests share.
enum SharedRedis {
    static let url = ProcessInfo.processInfo.environment["FERRO_TEST_REDIS_URL"]
    static var isThere: Bool { url != nil }

    static func client(
        _ group: MultiThreadedEventLoopGroup = .singleton, _ change: (inout RedisConfiguration) -> Void = { _ in }
    ) throws -> RedisClient {
        var configuration = try RedisConfiguration(url: url ?? "redis://127.0.0.1:1")
        change(&configuration)
        return RedisClient(configuration, on: group, logger: Logger(label: "test"))
    }
}

@Suite("The client", .enabled(if: SharedRedis.isThere), .timeLimit(.minutes(2)))
struct RedisClientTests {
    @Test func `a command is answered`() async throws {
        let redis = try SharedRedis.client()
        let reply = try await redis.send(RedisCommand("ECHO", ["hello"], isReadOnly: true))
        #expect(reply == .string(Array("hello".utf8)))
        await redis.close()
    }

    @Test func `every task gets its own answer`() async throws {
        let redis = try SharedRedis.client()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<2_000 {
                group.addTask {
                    let text = "\(index)-\(UInt64.random(in: 0 ... .max))"
                    let reply = try await redis.send(RedisCommand("ECHO", [RedisArgument(text)], isReadOnly: true))
                    #expect(reply == .string(Array(text.utf8)))
                }
            }
            try await group.waitForAll()
        }
        await redis.close()
    }

    @Test func `a pipeline keeps its order and leaves refusals in their places`() async throws {
        let redis = try SharedRedis.client()
        let key = RedisArgument("rcore:\(UInt64.random(in: 0 ... .max))")
        let replies = try await redis.send([
            RedisCommand("SET", [key, "a", "PX", 60000], keys: .first), RedisCommand("INCR", [key], keys: .first),
            RedisCommand("GET", [key], keys: .first, isReadOnly: true), RedisCommand("DEL", [key], keys: .first),
        ])
        #expect(replies[0] == .status("OK"))
        #expect(replies[1].errorPrefix == "ERR")
        #expect(replies[2] == .string([97]))
        #expect(replies[3] == .integer(1))
        await redis.close()
    }
}
