import FerroSupport
import FerroTesting
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import FerroRedis

/// Clients for tests.
enum Clients {
    static func client(
        _ url: String = RedisServer.url, _ change: (inout RedisConfiguration) -> Void = { _ in }
    ) throws -> RedisClient {
        var configuration = try RedisConfiguration(url: url)
        configuration.connectTimeout = .seconds(10)
        change(&configuration)
        return RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton, logger: Logger(label: "test"))
    }

    static func key(_ name: String = "key") -> RedisArgument {
        RedisArgument("rcore:\(name):\(UInt64.random(in: 0 ... .max))")
    }
}

/// Runs a task's children on one event loop, as the server does with its handlers.
final class TestLoopExecutor: TaskExecutor {
    let loop = MultiThreadedEventLoopGroup.singleton.next()

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

@Suite("The client", .enabled(if: RedisServer.isThere), .timeLimit(.minutes(2))) struct RedisClientTests {
    @Test(arguments: ["SELECT", "MULTI", "EXEC", "WATCH", "BLPOP", "SUBSCRIBE", "AUTH", "MONITOR", "RESET"])
    func `what would change the connection of all tasks is not sent`(name: String) async throws {
        let redis = try Clients.client()
        let command = RedisCommand(name, [1])
        await #expect { try await redis.send(command) } throws: { ($0 as? RedisError)?.code == .configuration }
        await #expect { try await redis.send([RedisCommand("PING"), command]) } throws: {
            ($0 as? RedisError)?.code == .configuration
        }
        let replies = try await redis.send([RedisCommand("MULTI"), RedisCommand("PING"), RedisCommand("EXEC")])
        #expect(replies.last == .array([.status("PONG")]))
        await redis.close()
    }

    @Test func `a command is answered, and a refusal is thrown`() async throws {
        let redis = try Clients.client()
        let reply = try await redis.send(RedisCommand("ECHO", ["hello"], isReadOnly: true))
        #expect(reply == .string(Array("hello".utf8)))
        let key = Clients.key()
        _ = try await redis.send(RedisCommand("SET", [key, "a", "PX", 60000], keys: .first))
        await #expect {
            try await redis.send(RedisCommand("LPUSH", [key, "a"], keys: .first))
        } throws: { error in
            let error = error as? RedisError
            return error?.code == .wrongType && error?.reply?.hasPrefix("WRONGTYPE") == true
        }
        await redis.close()
    }

    @Test(arguments: [false, true]) func `every task gets its own answer, on the loop and off it`(
        onLoop: Bool
    ) async throws {
        let redis = try Clients.client()
        let executor = onLoop ? TestLoopExecutor() : nil
        let wrong = Turns()
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<4_000 {
                group.addTask(executorPreference: executor) {
                    // Long enough that one turn of the loop is more than a socket takes at once.
                    let text = "\(index)-" + String(repeating: "x", count: index % 700)
                    let reply = try? await redis.send(RedisCommand("ECHO", [RedisArgument(text)]))
                    if reply != .string(Array(text.utf8)) { _ = wrong.next() }
                }
            }
        }
        #expect(wrong.count == 0)
        await redis.close()
    }

    @Test func `nothing is sent twice when a socket is full`() async throws {
        let redis = try Clients.client()
        let key = Clients.key()
        let filler = RedisArgument([UInt8](repeating: 120, count: 200_000))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    _ = try? await redis.send(RedisCommand("APPEND", [key, "1"], keys: .first))
                    _ = try? await redis.send(RedisCommand("ECHO", [filler]))
                }
            }
        }
        #expect(try await redis.send(RedisCommand("STRLEN", [key], keys: .first)) == .integer(200))
        _ = try await redis.send(RedisCommand("DEL", [key], keys: .first))
        await redis.close()
    }

    @Test func `a pipeline keeps its order and leaves refusals in their places`() async throws {
        let redis = try Clients.client()
        let key = Clients.key()
        let replies = try await redis.send([
            RedisCommand("SET", [key, "a", "PX", 60000], keys: .first), RedisCommand("INCR", [key], keys: .first),
            RedisCommand("GET", [key], keys: .first, isReadOnly: true), RedisCommand("DEL", [key], keys: .first),
        ])
        #expect(replies.count == 4)
        #expect(replies.first == .status("OK"))
        #expect(replies.dropFirst().first?.errorPrefix == "ERR")
        #expect(Array(replies.dropFirst(2)) == [.string([97]), .integer(1)])
        #expect(try await redis.send([RedisCommand]()) == [])
        await redis.close()
    }

    @Test func `cancelled tasks go on at once and leave no answer behind`() async throws {
        let redis = try Clients.client()
        for round in 0..<20 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<500 {
                    group.addTask {
                        let text = "\(round)-\(index)"
                        do throws(RedisError) {
                            let reply = try await redis.send(RedisCommand("ECHO", [RedisArgument(text)]))
                            #expect(reply == .string(Array(text.utf8)))
                        } catch {
                            #expect(error.code == .cancelled)
                        }
                    }
                }
                if round % 2 == 0 { await Task.yield() }
                group.cancelAll()
                try await group.waitForAll()
            }
            let after = try await redis.send(RedisCommand("ECHO", ["after"]))
            #expect(after == .string(Array("after".utf8)))
        }
        await redis.close()
    }

    @Test func `closing answers what waits and refuses what comes`() async throws {
        let redis = try Clients.client()
        let key = Clients.key()
        try await redis.connect()
        let waiting = Task { try await redis.send(RedisCommand("EVAL", [Self.slowScript, 1, key], keys: .at(2))) }
        let seen = try Clients.client()
        try await until("begun by the script") { try await seen.send(RedisCommand("EXISTS", [key])) != .integer(0) }
        await redis.close()
        #expect(try await waiting.value == .integer(7))
        await #expect { try await redis.send(RedisCommand("PING")) } throws: { ($0 as? RedisError)?.code == .closed }
        await redis.close()
        await seen.close()
    }

    /// Sets a key that others see only after it, and takes a while.
    private static let slowScript: RedisArgument = """
        redis.call('SET', KEYS[1], '1', 'PX', 60000)
        local n = 0
        for i = 1, 3000000 do n = n + i end
        return 7
        """
}
