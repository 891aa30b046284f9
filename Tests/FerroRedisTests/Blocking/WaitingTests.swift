import FerroRedis
import FerroTesting
import Testing

@Suite("Commands that wait", .enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(2)))
struct WaitingTests {
    /// How many clients the server holds in a command that waits.
    private func waiting(_ redis: RedisClient) async throws -> Int {
        Int(try await redis.info(section: "clients")["blocked_clients"] ?? "") ?? 0
    }

    @Test func `an element that is there comes at once, and none after the time`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                try await redis.push([1, 2], to: "b")
                let first = try await redis.pop(from: ["a", "b"], waiting: .seconds(5), as: Int.self)
                #expect(first?.key == "b")
                #expect(first?.value == 1)
                let moved = try await redis.moveElement(
                    from: "b", .head, to: "c", .tail, waiting: .seconds(5), as: Int.self)
                #expect(moved == 2)
                let none = try await redis.pop(from: ["a"], at: .tail, waiting: .milliseconds(20), as: Int.self)
                #expect(none == nil)
                try await redis.setScores([RedisScored("x", score: 1), RedisScored("y", score: 2)], in: "z")
                let lowest = try await redis.popLowest(from: ["z"], waiting: .seconds(1), as: String.self)
                #expect(lowest?.member == RedisScored("x", score: 1))
                let highest = try await redis.popHighest(from: ["z"], waiting: .seconds(1), as: String.self)
                #expect(highest?.member == RedisScored("y", score: 2))
                #expect(try await redis.popLowest(from: ["z"], waiting: .milliseconds(20), as: String.self) == nil)
                #expect(try await redis.readEntries(after: ["s": .zero], waiting: .milliseconds(20)).isEmpty)
            }
        }
    }

    @Test func `who waits gets what is pushed, and others are not held up`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                async let popped = redis.pop(from: ["queue"], waiting: .seconds(30), as: String.self)
                try await eventually("the waiting") { try await waiting(redis) == 1 }
                try await redis.push("job", to: "queue")
                let job = try await popped
                #expect(job?.value == "job")
            }
        }
    }

    @Test func `entries of streams are waited for, for oneself and for a group`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                try await redis.createGroup("g", on: "log")
                async let read = redis.readEntries(after: ["log": .zero], waiting: .seconds(30))
                async let handed = redis.readGroup("g", as: "c", from: "log", waiting: .seconds(30))
                try await eventually("the waiting") { try await waiting(redis) == 2 }
                let id = try await redis.addEntry(["n": 1], to: "log")
                let (mine, ours) = try await (read["log"], handed)
                #expect(mine?.map(\.id) == [id])
                #expect(ours.map(\.id) == [id])
            }
        }
    }

    @Test func `cancelling ends the waiting at once, and what comes then stays in the list`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                let task = Task { try await redis.pop(from: ["queue"], waiting: .seconds(60), as: String.self)?.value }
                try await eventually("the waiting") { try await waiting(redis) == 1 }
                let start = ContinuousClock.now
                task.cancel()
                let error = await #expect(throws: RedisError.self) { try await task.value }
                #expect(error?.code == .cancelled)
                #expect(error?.mayHaveRun == true)
                #expect(ContinuousClock.now - start < .seconds(30))
                try await eventually("the end of the waiting") { try await waiting(redis) == 0 }
                try await redis.push("job", to: "queue")
                let left = try await redis.listLength(of: "queue")
                #expect(left == 1)
                let next = try await redis.pop(from: ["queue"], waiting: .seconds(5), as: String.self)
                #expect(next?.value == "job")
            }
        }
    }

    @Test func `a time of zero, which would be for ever, is not sent`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                let error = await #expect(throws: RedisError.self) {
                    try await redis.pop(from: ["queue"], waiting: .zero, as: String.self)
                }
                #expect(error?.code == .configuration)
                let count = try await redis.writing(to: 0, within: .seconds(1)) { session in
                    try await session.increment("n")
                }
                #expect(count.value == 1)
                #expect(count.replicas == 0)
            }
        }
    }
}
