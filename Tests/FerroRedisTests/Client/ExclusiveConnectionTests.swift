import FerroTesting
import Testing

@testable import FerroRedis

@Suite("Connections of one task", .enabled(if: RedisServer.isThere), .timeLimit(.minutes(1)))
struct ExclusiveConnectionTests {
    @Test func `a clean connection comes back to the next`() async throws {
        let redis = try Clients.client { $0.maxConnections = 1 }
        let first = try await redis.withConnection { connection in
            _ = try await connection.send([RedisCommand("MULTI"), RedisCommand("PING"), RedisCommand("EXEC")])
            return connection
        }
        let second = try await redis.withConnection { $0 }
        #expect(first === second)
        await redis.close()
        #expect(second.isClosed)
    }

    @Test(arguments: ["MULTI", "WATCH", "SELECT", "CLIENT"]) func `one that is not clean is closed`(
        name: String
    ) async throws {
        let redis = try Clients.client { $0.maxConnections = 1 }
        let arguments: [String: [RedisArgument]] = ["WATCH": ["k"], "SELECT": [1], "CLIENT": ["ID"]]
        let first = try await redis.withConnection { connection in
            _ = try await connection.send(RedisCommand(name, arguments[name] ?? []))
            return connection
        }
        #expect(first.isClosed)
        let second = try await redis.withConnection { connection in
            _ = try await connection.send(RedisCommand("PING"))
            return connection
        }
        #expect(first !== second)
        await redis.close()
    }

    @Test func `a blocked task that is cancelled spoils its connection and nothing else`() async throws {
        let redis = try Clients.client { $0.maxConnections = 1 }
        let task = Task {
            try await redis.withConnection { connection in
                try await connection.send(RedisCommand("BLPOP", [Clients.key(), 0]), timeout: .seconds(Int64.max))
            }
        }
        await Task.yield()
        task.cancel()
        await #expect { try await task.value } throws: { ($0 as? RedisError)?.code == .cancelled }
        let reply = try await redis.withConnection { try await $0.send(RedisCommand("PING")) }
        #expect(reply == .status("PONG"))
        await redis.close()
    }

    @Test func `a body that throws gives its connection back`() async throws {
        struct Failure: Error {}
        let redis = try Clients.client { $0.maxConnections = 1 }
        for _ in 0..<5 {
            await #expect(throws: Failure.self) { try await redis.withConnection { _ in throw Failure() } }
        }
        await redis.close()
    }

    @Test func `too many wait no longer than the time for connecting`() async throws {
        let redis = try Clients.client {
            $0.maxConnections = 1
            $0.connectTimeout = .seconds(2)
        }
        try await redis.withConnection { _ in
            _ = await #expect {
                try await redis.withConnection { _ in }
            } throws: { ($0 as? RedisError)?.code == .overloaded }
        }
        try await redis.withConnection { _ in }
        await redis.close()
    }

    @Test func `hundreds share a few, and each has one to itself`() async throws {
        let redis = try Clients.client { $0.maxConnections = 5 }
        let key = Clients.key()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await redis.withConnection { connection in
                        let replies = try await connection.send([
                            RedisCommand("MULTI"), RedisCommand("INCR", [key]), RedisCommand("EXEC"),
                        ])
                        #expect(replies.first == .status("OK"))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await redis.send(RedisCommand("GETDEL", [key])) == .string(Array("200".utf8)))
        await redis.close()
    }
}
