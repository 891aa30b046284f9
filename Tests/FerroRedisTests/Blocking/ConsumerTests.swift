import FerroRedis
import FerroTesting
import Synchronization
import Testing

@Suite("Consumers of a stream", .enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(2)))
struct ConsumerTests {
    private final class Seen: Sendable {
        private let numbers = Mutex<[Int]>([])
        var all: [Int] { numbers.withLock { $0 } }
        func note(_ number: Int) { numbers.withLock { $0.append(number) } }
    }

    @Test func `two consumers share a stream and each entry is handled once`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                let seen = Seen()
                let consumers = ["one", "two"].map { name in
                    Task {
                        for try await delivery in redis.consume("orders", group: "mail", consumer: name) {
                            seen.note(delivery.entry.field("n") ?? -1)
                            try await delivery.acknowledge()
                        }
                    }
                }
                for number in 0..<100 { try await redis.addEntry(["n": RedisArgument(number)], to: "orders") }
                try await eventually("the handling") { seen.all.count >= 100 }
                for consumer in consumers { consumer.cancel() }
                for consumer in consumers { _ = await consumer.result }
                #expect(seen.all.sorted() == Array(0..<100))
                let pending = try await redis.pending(of: "orders", in: "mail")
                #expect(pending.isEmpty)
            }
        }
    }

    @Test func `what was not acknowledged comes again to the same consumer and then to others`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                try await redis.addEntry(["n": 1], to: "orders")
                var first = redis.consume("orders", group: "mail", consumer: "one").makeAsyncIterator()
                let once = try await first.next()
                #expect(once?.isRepeated == false)
                var again = redis.consume("orders", group: "mail", consumer: "one").makeAsyncIterator()
                let twice = try await again.next()
                #expect(twice?.isRepeated == true)
                #expect(twice?.entry == once?.entry)
                var settings = RedisConsumption()
                settings.claimIdle = .milliseconds(1)
                settings.wait = .milliseconds(20)
                var other = redis.consume("orders", group: "mail", consumer: "two", settings).makeAsyncIterator()
                let thrice = try await other.next()
                #expect(thrice?.entry == once?.entry)
                try await thrice?.acknowledge()
                let pending = try await redis.pending(of: "orders", in: "mail")
                #expect(pending.isEmpty)
            }
        }
    }

    @Test func `acknowledging waits for a server that is away, as reading does`() async throws {
        try await RedisServer.with(.init(settings: ["appendonly yes", "appendfsync always"])) { server in
            try await withClient(of: server, { $0.connectTimeout = .seconds(5) }) { redis in
                try await redis.addEntry(["n": 1], to: "orders")
                var deliveries = redis.consume("orders", group: "mail", consumer: "one").makeAsyncIterator()
                let delivery = try #require(try await deliveries.next())
                await server.kill()
                try await eventually("the loss") { (try? await redis.connect()) == nil }
                let done = Task { try await delivery.acknowledge() }
                // Longer than the client waits for a connection.
                await #expect(throws: RedisError.self) { try await redis.connect() }
                try await server.start()
                try await done.value
                try await eventually("the connection") { (try? await redis.connect()) != nil }
                let pending = try await redis.pending(of: "orders", in: "mail")
                #expect(pending.isEmpty)
                await server.kill()
                let late = Task { try await delivery.acknowledge() }
                late.cancel()
                let error = await #expect(throws: RedisError.self) { try await late.value }
                #expect(error?.code == .cancelled)
            }
        }
    }

    @Test func `a consumer goes on after the server was away`() async throws {
        try await RedisServer.with { server in
            try await withClient(of: server) { redis in
                let seen = Seen()
                let consumer = Task {
                    for try await delivery in redis.consume("orders", group: "mail", consumer: "one") {
                        seen.note(delivery.entry.field("n") ?? -1)
                        try await delivery.acknowledge()
                    }
                }
                try await redis.addEntry(["n": 1], to: "orders")
                try await eventually("the first entry") { seen.all == [1] }
                await server.kill()
                try await server.start()
                try await eventually("the second entry") {
                    _ = try? await redis.addEntry(["n": 2], to: "orders")
                    return seen.all.contains(2)
                }
                consumer.cancel()
                let error = await #expect(throws: RedisError.self) { try await consumer.value }
                #expect(error?.code == .cancelled)
            }
        }
    }
}
