import FerroRedis
import FerroTesting
import Synchronization
import Testing

@Suite("Scripts on a real server", .enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(2)))
struct LiveScriptTests {
    static let add = RedisScript("return redis.call('INCRBY', KEYS[1], ARGV[1])", keyCount: 1)

    private final class Flag: Sendable {
        private let isUp = Atomic(false)
        var isRaised: Bool { isUp.load(ordering: .acquiring) }
        func raise() { isUp.store(true, ordering: .releasing) }
    }

    /// Calls scripts singly, in pipelines and in transactions: six additions.
    private static func addSixTimes(_ redis: RedisClient) async throws {
        _ = try await redis.run(add, keys: ["n"], arguments: [1])
        let results = try await redis.pipeline(requests: [
            add.request(keys: ["n"], arguments: [1]), add.request(keys: ["n"], arguments: [1]),
        ])
        for result in results { _ = try result.get() }
        _ = try await redis.transaction(
            add.request(keys: ["n"], arguments: [1]), .increment("n"), add.request(keys: ["n"], arguments: [1]))
    }

    @Test func `no call is lost or doubled while scripts are flushed under load`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                let done = Flag()
                let flushes = Task {
                    var count = 0
                    while !done.isRaised {
                        _ = try await redis.send(RedisCommand("SCRIPT", ["FLUSH"]))
                        count += 1
                    }
                    return count
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 {
                        group.addTask { for _ in 0..<50 { try await Self.addSixTimes(redis) } }
                    }
                    try await group.waitForAll()
                }
                done.raise()
                #expect(try await flushes.value > 10)
                let total = try await redis.get("n", as: Int.self)
                #expect(total == 6000)
            }
        }
    }

    @Test func `a script that fails is refused with the server's words`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                try await redis.push(1, to: "n")
                let error = await #expect(throws: RedisError.self) {
                    try await redis.run(Self.add, keys: ["n"], arguments: [1])
                }
                #expect(error?.reply?.contains("WRONGTYPE") == true)
            }
        }
    }
}
