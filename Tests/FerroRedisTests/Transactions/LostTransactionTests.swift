import FerroRedis
import FerroTesting
import Synchronization
import Testing

@Suite("Transactions whose connection ends", .enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(2)))
struct LostTransactionTests {
    private final class Tally: Sendable {
        private let counts = Mutex((done: 0, open: 0))
        var done: Int { counts.withLock { $0.done } }
        var open: Int { counts.withLock { $0.open } }
        func ran() { counts.withLock { $0.done += 1 } }
        func mayHaveRun() { counts.withLock { $0.open += 1 } }
    }

    @Test func `all of it ran or nothing, and the error says when that is not known`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                let tally = Tally()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<16 {
                        group.addTask {
                            for _ in 0..<100 {
                                do {
                                    _ = try await redis.transaction(.increment("left"), .increment("right"))
                                    tally.ran()
                                } catch let error as RedisError {
                                    #expect(error.code == .connection)
                                    if error.mayHaveRun { tally.mayHaveRun() }
                                }
                            }
                        }
                    }
                    group.addTask {
                        for _ in 0..<20 {
                            _ = try? await redis.send(
                                RedisCommand("CLIENT", ["KILL", "TYPE", "normal", "SKIPME", "no"]))
                        }
                    }
                    try await group.waitForAll()
                }
                let (left, right) = try await redis.pipeline(.get("left", as: Int.self), .get("right", as: Int.self))
                #expect(left == right)
                #expect((left ?? 0) >= tally.done)
                #expect((left ?? 0) <= tally.done + tally.open)
                #expect(tally.done > 0)
            }
        }
    }
}
