import Logging
import NIOPosix
import Synchronization
import Testing

@testable import FerroRedis

@Suite("A server that is not what it seems", .timeLimit(.minutes(1))) struct HostileServerTests {
    static func client(
        _ port: Int, _ change: (inout RedisConfiguration) -> Void = { _ in }
    ) -> RedisClient {
        var configuration = RedisConfiguration(.standalone(.host("127.0.0.1", port: port)))
        configuration.clientName = nil
        configuration.commandTimeout = .seconds(10)
        configuration.connectTimeout = .seconds(10)
        change(&configuration)
        return RedisClient(
            configuration, on: MultiThreadedEventLoopGroup.singleton.next(), logger: Logger(label: "test"))
    }

    static func error(
        from port: Int, _ command: RedisCommand = RedisCommand("INCR", ["x"]),
        _ change: (inout RedisConfiguration) -> Void = { _ in }
    ) async -> RedisError? {
        let redis = client(port, change)
        defer { Task { await redis.close() } }
        do throws(RedisError) {
            _ = try await redis.send(command)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "HTTP/1.1 400 Bad Request\r\n\r\n", "$-5\r\n", "$99999999999\r\nabc", "*2147483647\r\n", "*99999999999999\r\n",
        "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n", "\0\u{1}\u{2}\r\n",
    ]) func `garbage ends the connection with an error that says what came`(garbage: String) async throws {
        let error = try await FakeServer.with({ _, _ in .sayInPortions(garbage, 3) }) {
            await Self.error(from: $0.port)
        }
        #expect(error?.code == .protocol)
        #expect(error?.mayHaveRun == true)
        #expect(error?.message.contains("may have run") == true)
    }

    @Test func `a line without an end is not kept for ever`() async throws {
        let endless = "+" + String(repeating: "a", count: 100_000)
        let error = try await FakeServer.with({ _, _ in .say(endless) }) { await Self.error(from: $0.port) }
        #expect(error?.code == .protocol)
    }

    @Test func `half a reply and an end may have run`() async throws {
        let error = try await FakeServer.with({ _, _ in .sayAndLeave("$10\r\nabc") }) {
            await Self.error(from: $0.port)
        }
        #expect(error?.code == .connection)
        #expect(error?.mayHaveRun == true)
    }

    @Test func `a command that only reads is sent again after an end, another is not`() async throws {
        let turns = Turns()
        let answer: FakeServer.Answer = { _, _ in
            turns.next() < 2 ? .sayAndLeave("$3\r\na") : .say("$1\r\na\r\n")
        }
        try await FakeServer.with(answer) { server in
            let redis = Self.client(server.port)
            let reply = try await redis.send(RedisCommand("GET", ["x"], isReadOnly: true))
            #expect(reply == .string([97]))
            #expect(turns.count == 3)
            await redis.close()
        }
        let error = try await FakeServer.with({ _, _ in
            turns.next() == 3 ? .sayAndLeave("") : .say("$1\r\na\r\n")
        }) { await Self.error(from: $0.port) }
        #expect(error?.mayHaveRun == true)
        #expect(turns.count == 4)
    }

    @Test func `silence ends in time, for the command and for the connection`() async throws {
        try await FakeServer.with({ _, _ in .keepSilent }) { server in
            let redis = Self.client(server.port) { $0.commandTimeout = .milliseconds(300) }
            let connection = try await redis.router.connection(for: RedisCommand("PING"))
            let start = ContinuousClock.now
            await #expect(throws: RedisError.self) { try await connection.send(RedisCommand("INCR", ["x"])) }
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(connection.isClosed)
            await redis.close()
        }
    }

    @Test func `a reply that nobody asked for ends the connection`() async throws {
        try await FakeServer.with({ _, _ in .say("+OK\r\n+AND MORE\r\n") }) { server in
            let redis = Self.client(server.port)
            let connection = try await redis.router.connection(for: RedisCommand("PING"))
            _ = try? await connection.send(RedisCommand("SET", ["x", "1"]))
            let error = await withCheckedContinuation { continuation in
                connection.onClose { continuation.resume(returning: $0) }
            }
            #expect(error.code == .protocol)
            await redis.close()
        }
    }

    @Test func `nobody there is said within the time for connecting`() async throws {
        let port = try await FakeServer.with({ _, _ in .keepSilent }) { $0.port }
        let redis = Self.client(port) { $0.connectTimeout = .milliseconds(300) }
        let start = ContinuousClock.now
        for _ in 0..<3 {
            await #expect { try await redis.send(RedisCommand("PING")) } throws: {
                ($0 as? RedisError)?.code == .connection && ($0 as? RedisError)?.mayHaveRun == false
            }
        }
        #expect(ContinuousClock.now - start < .seconds(3))
        await redis.close()
        await #expect { try await redis.send(RedisCommand("PING")) } throws: { ($0 as? RedisError)?.code == .closed }
    }

    @Test func `too many waiting commands are refused`() async throws {
        try await FakeServer.with({ _, _ in .keepSilent }) { server in
            let redis = Self.client(server.port) {
                $0.limits.waitingCommands = 50
                $0.commandTimeout = .milliseconds(500)
            }
            let codes = await withTaskGroup(of: RedisError.Code?.self) { group in
                for _ in 0..<80 {
                    group.addTask {
                        do throws(RedisError) {
                            _ = try await redis.send(RedisCommand("INCR", ["x"]))
                            return nil
                        } catch { return error.code }
                    }
                }
                return await group.reduce(into: [RedisError.Code: Int]()) { codes, code in
                    if let code { codes[code, default: 0] += 1 }
                }
            }
            #expect(codes[.overloaded] == 30)
            #expect(codes[.timeout] == 50)
            await redis.close()
        }
    }
}

/// Counts.
final class Turns: Sendable {
    private let value = Atomic<Int>(0)
    var count: Int { value.load(ordering: .relaxed) }
    func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
