import FerroTesting
import Synchronization
import Testing

@testable import FerroRedis

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(1))) struct ResubscriptionTests {
    /// Publishes until somebody listens again.
    private static func publish(_ text: String, to channel: String, on server: RedisServer) async throws {
        try await until("heard on \(channel)") { try await server.command("PUBLISH", channel, text) != "0" }
    }

    @Test(arguments: [false, true]) func `subscribers go on after a restart and are told`(_ isKilled: Bool) async throws
    {
        try await RedisServer.with(.init(password: "p@ss")) { server in
            let redis = try RedisSubscriptionTests.client(server.url)
            let one = try await redis.subscribe(to: "news", "alerts")
            let two = try await redis.subscribe(matching: "n*")
            try await Self.publish("before", to: "news", on: server)
            // Read first: the end of a server that is killed may take what was on its way with it.
            for subscription in [one, two] {
                var events = subscription.events.makeAsyncIterator()
                #expect(await events.next()?.text == "before")
            }
            if isKilled { await server.kill() } else { await server.stop() }
            try await server.start()
            for subscription in [one, two] {
                var events = subscription.events.makeAsyncIterator()
                #expect(await events.next() == .resubscribed)
                #expect(subscription.interruptions == 1)
            }
            try await Self.publish("after", to: "alerts", on: server)
            var messages = one.makeAsyncIterator()
            #expect(await messages.next() == RedisMessage(channel: "alerts", bytes: Array("after".utf8)))
            await redis.close()
        }
    }

    @Test func `a server that hangs is noticed by the ping`() async throws {
        try await RedisServer.with { server in
            let redis = try RedisSubscriptionTests.client(server.url) {
                $0.pingInterval = .seconds(1)
            }
            let subscription = try await redis.subscribe(to: "news")
            server.pause()
            try await until("noticed") { redis.subscriptions.state.withLock { $0.connection } == nil }
            server.resume()
            var events = subscription.events.makeAsyncIterator()
            #expect(await events.next() == .resubscribed)
            await redis.close()
        }
    }

    @Test func `a subscription that the server refuses fails alone`() async throws {
        let users = ["listener on >secret &news +@all"]
        try await RedisServer.with(.init(users: users)) { server in
            let redis = try RedisSubscriptionTests.client("redis://listener:secret@127.0.0.1:\(server.port)/0")
            let allowed = try await redis.subscribe(to: "news")
            let error = await #expect(throws: RedisError.self) { try await redis.subscribe(to: "other") }
            #expect(error?.reply?.hasPrefix("NOPERM") == true)
            try await Self.publish("a", to: "news", on: server)
            var messages = allowed.makeAsyncIterator()
            #expect(await messages.next()?.text == "a")
            await redis.close()
        }
    }

    @Test func `nobody waits for ever for a server that is not there`() async throws {
        let redis = try RedisSubscriptionTests.client("redis://127.0.0.1:1") {
            ($0.connectTimeout, $0.commandTimeout) = (.milliseconds(50), .milliseconds(50))
        }
        let error = await #expect(throws: RedisError.self) { try await redis.subscribe(to: "news") }
        #expect(error?.code == .connection)
        await redis.close()
    }

    @Test func `a wrong password fails at once`() async throws {
        try await RedisServer.with(.init(password: "right")) { server in
            let redis = try RedisSubscriptionTests.client("redis://:wrong@127.0.0.1:\(server.port)/0") {
                $0.commandTimeout = .seconds(600)
            }
            let error = await #expect(throws: RedisError.self) { try await redis.subscribe(to: "news") }
            #expect(error?.code == .authentication)
            await redis.close()
        }
    }

    @Test func `the connection is closed when nobody listens for a while`() async throws {
        try await RedisServer.with { server in
            let redis = try RedisSubscriptionTests.client(server.url) { $0.pingInterval = .seconds(1) }
            let first = try await redis.subscribe(to: "news")
            first.cancel()
            try await until("closed") { redis.subscriptions.state.withLock { $0.runner } == nil }
            let second = try await redis.subscribe(to: "news")
            try await Self.publish("a", to: "news", on: server)
            var messages = second.makeAsyncIterator()
            #expect(await messages.next()?.text == "a")
            await redis.close()
        }
    }
}

extension RedisSubscription.Event {
    fileprivate var text: String? {
        guard case .message(let message) = self else { return nil }
        return message.text
    }
}
