import FerroTesting
import Synchronization
import Testing

@testable import FerroRedis

/// 200 tasks that ask and count while connections are taken from them, and what they saw.
final class LoadUnderLoss: Sendable {
    struct Counts {
        /// Questions that were answered, and with something else than was asked for.
        var answered = 0
        var wrong = 0
        /// Increments that were answered, and those that may have run.
        var counted = 0
        var maybe = 0
        var codes: Set<RedisError.Code> = []
    }

    private let state = Mutex(Counts())
    private let isOver = Atomic<Bool>(false)
    private let redis: RedisClient
    private let key = Clients.key("load")

    init(_ redis: RedisClient) { self.redis = redis }

    var counts: Counts { state.withLock { $0 } }

    /// How many increments the server saw.
    func total() async throws -> Int {
        guard case .string(let bytes) = try await redis.send(RedisCommand("GET", [key], isReadOnly: true)) else {
            return 0
        }
        return Int(redisBytes: bytes) ?? 0
    }

    /// Runs until the disturbance is over.
    func run(_ disturb: (LoadUnderLoss) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<100 {
                group.addTask { await self.ask(task) }
                group.addTask { await self.count() }
            }
            // Also when the disturbance fails: nobody would end the tasks.
            defer { isOver.store(true, ordering: .relaxed) }
            try await disturb(self)
            isOver.store(true, ordering: .relaxed)
            try await group.waitForAll()
        }
    }

    /// Waits until so many more questions were answered.
    func goesOn(for more: Int) async throws {
        let start = counts.answered
        try await until("answering \(more) questions more", within: .seconds(60)) { counts.answered >= start + more }
    }

    private func ask(_ task: Int) async {
        var turn = 0
        while !isOver.load(ordering: .relaxed) {
            turn += 1
            let text = Array("\(task)/\(turn)".utf8)
            do throws(RedisError) {
                let reply = try await redis.send(RedisCommand("ECHO", [RedisArgument(text)], isReadOnly: true))
                state.withLock { counts in
                    counts.answered += 1
                    if reply != .string(text) { counts.wrong += 1 }
                }
            } catch { failed(error) }
        }
    }

    private func count() async {
        while !isOver.load(ordering: .relaxed) {
            do throws(RedisError) {
                _ = try await redis.send(RedisCommand("INCR", [key], keys: .first))
                state.withLock { $0.counted += 1 }
            } catch {
                failed(error)
                if error.mayHaveRun { state.withLock { $0.maybe += 1 } }
            }
        }
    }

    private func failed(_ error: RedisError) { state.withLock { _ = $0.codes.insert(error.code) } }
}

@Suite("Connections that are lost", .enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(5)))
struct LostConnectionTests {
    private func check(_ load: LoadUnderLoss) async throws {
        let counts = load.counts
        #expect(counts.wrong == 0)
        // A server that was just started may still be loading, which is `.unavailable`.
        #expect(counts.codes.isSubset(of: [.connection, .timeout, .unavailable]))
        // Nothing is doubled, and nothing lost without an error that says that it may have run.
        let total = try await load.total()
        #expect(total >= counts.counted)
        #expect(total <= counts.counted + counts.maybe)
        #expect(counts.counted > 0)
    }

    @Test func `connections killed under load lose and double nothing`() async throws {
        try await RedisServer.with { server in
            let redis = try Clients.client(server.url)
            let killer = try Clients.client(server.url) { $0.clientName = "killer" }
            let load = LoadUnderLoss(redis)
            try await load.run { load in
                for _ in 0..<10 {
                    try await load.goesOn(for: 500)
                    _ = try await killer.send(RedisCommand("CLIENT", ["KILL", "TYPE", "normal", "SKIPME", "yes"]))
                }
                try await load.goesOn(for: 500)
            }
            try await check(load)
            await redis.close()
            await killer.close()
        }
    }

    @Test func `a server that ends and comes back loses and doubles nothing`() async throws {
        try await RedisServer.with(.init(settings: ["appendonly yes", "appendfsync always"])) { server in
            let redis = try Clients.client(server.url)
            let load = LoadUnderLoss(redis)
            try await load.run { load in
                for kills in [false, true] {
                    try await load.goesOn(for: 300)
                    if kills { await server.kill() } else { await server.stop() }
                    try await server.start()
                    try await load.goesOn(for: 300)
                }
            }
            try await check(load)
            await redis.close()
        }
    }

    @Test func `resets and delays on the way lose and double nothing`() async throws {
        try await RedisServer.with { server in
            let proxy = try TCPFaultProxy(to: "127.0.0.1", port: server.port)
            let redis = try Clients.client("redis://127.0.0.1:\(proxy.port)")
            let load = LoadUnderLoss(redis)
            try await load.run { load in
                for _ in 0..<3 {
                    proxy.set(.delay(.milliseconds(5)))
                    try await load.goesOn(for: 200)
                    proxy.set(.reset)
                    proxy.set(.pass)
                    proxy.dropConnections()
                    try await load.goesOn(for: 200)
                }
            }
            try await check(load)
            await redis.close()
            proxy.close()
        }
    }

    @Test func `a cable that is pulled out is noticed by the time that commands may take`() async throws {
        try await RedisServer.with { server in
            let proxy = try TCPFaultProxy(to: "127.0.0.1", port: server.port)
            let redis = try Clients.client("redis://127.0.0.1:\(proxy.port)") {
                $0.commandTimeout = .seconds(1)
                $0.connectTimeout = .seconds(2)
            }
            try await until("connected") { (try? await redis.connect()) != nil }
            proxy.set(.blackHole)
            let errors = await withTaskGroup(of: RedisError?.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        do throws(RedisError) {
                            _ = try await redis.send(RedisCommand("INCR", ["x"], keys: .first))
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: [RedisError?]()) { $0.append($1) }
            }
            #expect(errors.allSatisfy { $0 != nil })
            #expect(errors.contains { $0?.code == .timeout && $0?.mayHaveRun == true })
            proxy.set(.pass)
            proxy.dropConnections()
            try await until("connected again") { (try? await redis.send(RedisCommand("PING"))) == .status("PONG") }
            await redis.close()
            proxy.close()
        }
    }

    @Test func `a read is tried again after a time out only when that is wanted`() async throws {
        try await RedisServer.with { server in
            let patient = try Clients.client(server.url) {
                $0.commandTimeout = .seconds(1)
                $0.maxConnections = 1
                $0.retryOnTimeout = true
            }
            try await patient.connect()
            server.pause()
            let read = Task { try await patient.send(RedisCommand("EXISTS", ["x"], isReadOnly: true)) }
            await #expect { try await patient.send(RedisCommand("INCR", ["x"])) } throws: {
                ($0 as? RedisError)?.code == .timeout && ($0 as? RedisError)?.mayHaveRun == true
            }
            server.resume()
            let reply = try await read.value
            #expect(reply == .integer(0) || reply == .integer(1))
            await patient.close()
        }
    }
}
