import FerroTesting
import Logging
import NIOPosix
import Testing

@testable import FerroRedis

@Suite(.enabled(if: RedisServer.isThere), .timeLimit(.minutes(1))) struct RedisSubscriptionTests {
    /// A name that no other test uses.
    static func name() -> String { "topo:\(UInt64.random(in: 0 ... .max))" }

    static func client(
        _ url: String = RedisServer.url, _ change: (inout RedisConfiguration) -> Void = { _ in }
    ) throws -> RedisClient {
        var configuration = try RedisConfiguration(url: url)
        configuration.resubscribeDelay = .milliseconds(20) ... .milliseconds(200)
        // A machine that is busy with other things is no server that hangs.
        (configuration.connectTimeout, configuration.commandTimeout) = (.seconds(20), .seconds(20))
        configuration.pingInterval = .seconds(20)
        change(&configuration)
        return RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton, logger: Logger(label: "test"))
    }

    static func publish(_ text: String, to channel: String, on redis: RedisClient) async throws -> RedisReply {
        try await redis.send(RedisCommand("PUBLISH", [RedisArgument(channel), RedisArgument(text)]))
    }

    @Test func `several subscribers of one channel each get every message`() async throws {
        let redis = try Self.client()
        let channel = Self.name()
        var readers: [RedisSubscription] = []
        for _ in 0..<5 { readers.append(try await redis.subscribe(to: channel)) }
        // To Redis they are one.
        #expect(try await Self.publish("1", to: channel, on: redis) == .integer(1))
        readers.removeLast().cancel()
        for number in 2...100 { _ = try await Self.publish("\(number)", to: channel, on: redis) }
        for reader in readers {
            var texts: [String] = []
            for await message in reader {
                texts.append(message.text)
                if texts.count == 100 { break }
            }
            #expect(texts == (1...100).map(String.init))
        }
        readers = []
        try await until("without subscribers") {
            try await Self.publish("x", to: channel, on: redis) == .integer(0)
        }
        await redis.close()
    }

    @Test func `a pattern hears the channels that match it`() async throws {
        let redis = try Self.client()
        let name = Self.name()
        let rooms = try await redis.subscribe(matching: "\(name).*")
        _ = try await Self.publish("no", to: name, on: redis)
        _ = try await Self.publish("yes", to: "\(name).7", on: redis)
        var iterator = rooms.makeAsyncIterator()
        let message = await iterator.next()
        #expect(message == RedisMessage(channel: "\(name).7", pattern: "\(name).*", bytes: Array("yes".utf8)))
        await redis.close()
        #expect(await iterator.next() == nil)
    }

    @Test func `a slow reader loses the oldest messages and is told`() async throws {
        let redis = try Self.client()
        let channel = Self.name()
        var limits = RedisSubscriptionLimits()
        limits.messages = 10
        let slow = try await redis.subscribe(to: channel, limits: limits)
        let quick = try await redis.subscribe(to: channel)
        for number in 0..<50 { _ = try await Self.publish("\(number)", to: channel, on: redis) }
        var heard = 0
        for await message in quick {
            #expect(message.text == "\(heard)")
            heard += 1
            if heard == 50 { break }
        }
        var events = slow.events.makeAsyncIterator()
        #expect(await events.next() == .dropped(40))
        #expect(await events.next() == .message(RedisMessage(channel: channel, bytes: Array("40".utf8))))
        #expect(slow.dropped == 40)
        await redis.close()
    }

    @Test func `a reader whose task is cancelled comes to its end`() async throws {
        let redis = try Self.client()
        let subscription = try await redis.subscribe(to: Self.name())
        let reader = Task {
            var count = 0
            for await _ in subscription { count += 1 }
            return count
        }
        reader.cancel()
        #expect(await reader.value == 0)
        await redis.close()
    }

    @Test func `a client that is closed subscribes no more`() async throws {
        let redis = try Self.client()
        await redis.close()
        let error = await #expect(throws: RedisError.self) { try await redis.subscribe(to: "a") }
        #expect(error?.code == .closed)
    }

    @Test func `commands are served while the client subscribes, on other connections`() async throws {
        let redis = try Self.client()
        let channel = Self.name()
        let subscription = try await redis.subscribe(to: channel)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for number in 0..<200 {
                tasks.addTask {
                    let reply = try await redis.send(RedisCommand("ECHO", [RedisArgument(number)], isReadOnly: true))
                    #expect(reply.bytes == Array("\(number)".utf8))
                    _ = try await Self.publish("\(number)", to: channel, on: redis)
                }
            }
            try await tasks.waitForAll()
        }
        var heard: Set<String> = []
        for await message in subscription {
            heard.insert(message.text)
            if heard.count == 200 { break }
        }
        await redis.close()
    }
}
