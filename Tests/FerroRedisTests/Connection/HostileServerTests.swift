import Logging
import NIOCore
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
            #expect(ContinuousClock.now - start < .seconds(30))
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
        // Not a port that was free a moment ago: another test may have it by now.
        let redis = Self.client(1) { $0.connectTimeout = .milliseconds(300) }
        let start = ContinuousClock.now
        for _ in 0..<3 {
            await #expect { try await redis.send(RedisCommand("PING")) } throws: {
                ($0 as? RedisError)?.code == .connection && ($0 as? RedisError)?.mayHaveRun == false
            }
        }
        #expect(ContinuousClock.now - start < .seconds(10))
        await redis.close()
        await #expect { try await redis.send(RedisCommand("PING")) } throws: { ($0 as? RedisError)?.code == .closed }
    }

    @Test func `a server that speaks first leaves no connection behind`() async throws {
        let server = try await FakeServer(banner: "SSH-2.0-OpenSSH_9.9\r\n") { _, _ in .keepSilent }
        let redis = Self.client(server.port) { $0.connectTimeout = .milliseconds(500) }
        for _ in 0..<3 {
            await #expect { try await redis.connect() } throws: { ($0 as? RedisError)?.mayHaveRun == false }
        }
        await redis.close()
        try await eventually("the end of every connection") {
            server.opened.count > 0 && server.ended.count == server.opened.count
        }
        await server.close()
    }

    @Test func `a command that ran out of time before it was sent may still run`() async throws {
        let heard = Turns()
        try await FakeServer.with({ bytes, _ in
            if bytes.contains("INCR") { _ = heard.next() }
            return .keepSilent
        }) { server in
            let redis = Self.client(server.port)
            let connection = try await redis.router.connection(for: RedisCommand("PING"))
            // On the loop, so that the time is over before anything of this turn is handed to the socket.
            let error = await withTaskExecutorPreference(LoopExecutor(connection.eventLoop)) {
                do throws(RedisError) {
                    _ = try await connection.send(RedisCommand("INCR", ["x"]), timeout: .zero)
                    return nil as RedisError?
                } catch { return error }
            }
            #expect(error?.code == .timeout)
            try await eventually("the command") { heard.count == 1 }
            #expect(error?.mayHaveRun == true)
            await redis.close()
        }
    }

    @Test func `many small parts cannot take more memory than a reply may`() async throws {
        let flood = "*100000\r\n" + String(repeating: ":1\r\n", count: 99_999)
        let error = try await FakeServer.with({ _, _ in .say(flood) }) {
            await Self.error(from: $0.port) { $0.limits.replyBytes = 1 << 20 }
        }
        #expect(error?.code == .protocol)
    }

    @Test func `more than may wait to be sent is refused before it is written`() async throws {
        try await FakeServer.with({ _, _ in .say("+OK\r\n") }) { server in
            let redis = Self.client(server.port) { $0.limits.outgoingBytes = 10_000 }
            let long = RedisCommand("SET", ["x", RedisArgument([UInt8](repeating: 7, count: 6_000))])
            await #expect { try await redis.send([long, long]) } throws: {
                ($0 as? RedisError)?.code == .overloaded && ($0 as? RedisError)?.mayHaveRun == false
            }
            let reply = try await redis.send(long)
            #expect(reply == .status("OK"))
            await redis.close()
        }
    }

    @Test(arguments: [Duration.seconds(Int64.max), .seconds(1_000_000_000_000)]) func `endless times are no trap`(
        time: Duration
    ) async throws {
        try await FakeServer.with({ _, _ in .say("+OK\r\n") }) { server in
            let redis = Self.client(server.port) { configuration in
                (configuration.connectTimeout, configuration.commandTimeout) = (time, time)
                configuration.resubscribeDelay = time...time
            }
            let reply = try await redis.send(RedisCommand("SET", ["x", "1"]))
            #expect(reply == .status("OK"))
            await redis.close()
        }
        #expect(Backoff(first: time, most: time).pause(after: 20, 1) > time / 2)
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

/// Runs a task on one event loop.
private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Counts.
final class Turns: Sendable {
    private let value = Atomic<Int>(0)
    var count: Int { value.load(ordering: .relaxed) }
    func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
