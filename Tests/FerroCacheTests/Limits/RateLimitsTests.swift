import FerroCache
import FerroSupport
import Logging
import Synchronization
import Testing

@Suite struct `Limiting requests` {
    private final class World: Sendable {
        let now = Atomic<Int64>(1_800_000_000_000)
        let lines = Shared<[String]>([])
        let isAway = Atomic(false)

        func pass(_ duration: Duration) { now.add(duration.components.seconds * 1000, ordering: .relaxed) }
    }

    /// A memory store by the time of a world, that fails while it is away.
    private struct Store: RateLimitStore {
        struct Away: Error {}
        let world: World
        let inner: MemoryRateLimitStore

        init(_ world: World) {
            self.world = world
            inner = MemoryRateLimitStore(capacity: 10_000) { world.now.load(ordering: .relaxed) }
        }

        private func check() throws { if world.isAway.load(ordering: .relaxed) { throw Away() } }

        func take(_ key: String, rule: RateLimitRule, cost: Int64) async throws -> RateLimitDecision {
            try check()
            return try await inner.take(key, rule: rule, cost: cost)
        }
        func giveBack(
            _ key: String, rule: RateLimitRule, cost: Int64, of decision: RateLimitDecision
        ) async throws -> RateLimitDecision {
            try check()
            return try await inner.giveBack(key, rule: rule, cost: cost, of: decision)
        }
        func peek(_ key: String, rule: RateLimitRule) async throws -> RateLimitDecision {
            try check()
            return try await inner.peek(key, rule: rule)
        }
        func reset(_ key: String, rule: RateLimitRule) async throws {
            try check()
            try await inner.reset(key, rule: rule)
        }
    }

    private struct Log: LogHandler {
        let lines: Shared<[String]>
        var logLevel = Logger.Level.trace
        var metadata = Logger.Metadata()
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }
        func log(event: LogEvent) { lines.withLock { $0.append("\(event.level) \(event.message)") } }
    }

    private let world = World()
    private let limits: RateLimits

    init() {
        let world = world
        limits = RateLimits(
            Store(world), prefix: "app:", logger: Logger(label: "test") { _ in Log(lines: world.lines) })
    }

    @Test func `every rule must allow, and those before the one that refuses have counted`() async throws {
        let policy = RateLimitPolicy("api", .perSecond(2), .perHour(3))
        for _ in 0..<2 { #expect(try await limits.attempt(policy, for: "ada").isAllowed) }
        let burst = try await limits.attempt(policy, for: "ada")
        #expect(burst.verdict == .limited)
        #expect(burst.parts.count == 1)
        world.pass(.seconds(10))
        #expect(try await limits.attempt(policy, for: "ada").isAllowed)
        let hour = try await limits.attempt(policy, for: "ada")
        #expect(hour.verdict == .limited)
        #expect(hour.strictest?.rule == .perHour(3))
        #expect(try #require(hour.retryAfter) > .minutes(15))
        #expect(try await limits.attempt(policy, for: "bob").isAllowed)
    }

    @Test func `limiters with other names count apart`() async throws {
        #expect(try await limits.attempt(RateLimitPolicy("a", .perHour(1)), for: "ada").isAllowed)
        #expect(try await limits.attempt(RateLimitPolicy("b", .perHour(1)), for: "ada").isAllowed)
        #expect(try await limits.attempt(RateLimitPolicy("a", .perHour(1)), for: "ada").isAllowed == false)
    }

    @Test func `what is given back is free again`() async throws {
        let policy = RateLimitPolicy("login", .every(.minutes(15), 2), counting: .failures)
        for _ in 0..<10 {
            let outcome = try await limits.attempt(policy, for: "ada")
            #expect(outcome.isAllowed)
            let left = try await limits.giveBack(outcome, of: policy, for: "ada")
            #expect(left.strictest?.decision.remaining == 2)
        }
    }

    @Test func `a cost counts as so many`() async throws {
        let policy = RateLimitPolicy("upload", .perHour(10), cost: 4)
        #expect(try await limits.attempt(policy, for: "ada").strictest?.decision.remaining == 6)
        #expect(try await limits.attempt(policy, for: "ada", cost: 6).strictest?.decision.remaining == 0)
    }

    @Test func `after the first ones each further one waits longer, up to a limit`() async throws {
        var policy = RateLimitPolicy("pages")
        policy.slowDown = RateLimitSlowDown(
            after: 50, every: .minutes(15), by: .milliseconds(500), upTo: .seconds(10))
        var delays: [Duration] = []
        for _ in 0..<80 { delays.append(try await limits.attempt(policy, for: "ada").delay) }
        #expect(delays[..<50].allSatisfy { $0 == .zero })
        #expect(delays[50] == .milliseconds(500))
        #expect(delays[51] == .milliseconds(1000))
        #expect(delays[69...].allSatisfy { $0 == .seconds(10) })
        world.pass(.minutes(15))
        #expect(try await limits.attempt(policy, for: "ada").delay == .zero)
    }

    @Test func `after so many refusals everything is refused for a time, and that is logged once`() async throws {
        var policy = RateLimitPolicy("api", .perMinute(1))
        policy.block = RateLimitBlock(after: 5, within: .hours(1), for: .hours(2))
        #expect(try await limits.attempt(policy, for: "ada").isAllowed)
        for _ in 0..<5 { #expect(try await limits.attempt(policy, for: "ada").verdict == .limited) }
        world.pass(.minutes(30))
        let blocked = try await limits.attempt(policy, for: "ada")
        #expect(blocked.verdict == .blocked)
        #expect(blocked.retryAfter == .minutes(90))
        #expect(try await limits.attempt(policy, for: "bob").isAllowed)
        world.pass(.minutes(90))
        #expect(try await limits.attempt(policy, for: "ada").isAllowed)
        #expect(world.lines.withLock { $0 } == ["notice a client was blocked after too many refused requests"])
    }

    @Test func `a reset forgets everything, the block too`() async throws {
        var policy = RateLimitPolicy("api", .perDay(1))
        policy.block = RateLimitBlock(after: 1, within: .hours(1), for: .days(2))
        policy.slowDown = RateLimitSlowDown(after: 0, every: .days(1), by: .seconds(1), upTo: .seconds(9))
        #expect(try await limits.attempt(policy, for: "ada").delay == .seconds(1))
        #expect(try await limits.attempt(policy, for: "ada").verdict == .limited)
        #expect(try await limits.attempt(policy, for: "ada").verdict == .blocked)
        try await limits.reset(policy, for: "ada")
        #expect(try await limits.attempt(policy, for: "ada").delay == .seconds(1))
    }

    @Test(arguments: [RateLimitPolicy.Outage.open, .closed])
    func `a store that is away opens or closes a limiter, and each change is logged once`(
        outage: RateLimitPolicy.Outage
    ) async throws {
        let policy = RateLimitPolicy("api", .perDay(100), whenAway: outage)
        world.isAway.store(true, ordering: .relaxed)
        for _ in 0..<3 {
            #expect(try await limits.attempt(policy, for: "ada").verdict == (outage == .open ? .allowed : .unavailable))
        }
        world.isAway.store(false, ordering: .relaxed)
        for _ in 0..<3 { #expect(try await limits.attempt(policy, for: "ada").isAllowed) }
        let mode = outage == .open ? "allowed" : "refused"
        #expect(
            world.lines.withLock { $0 } == [
                "error the store of the limits cannot be asked: everything is \(mode) until it is back",
                "notice the limits are counted again",
            ])
    }

    @Test(arguments: [String(repeating: "x", count: 201), "a\nb"])
    func `a key that is too long or not a text is refused`(key: String) async throws {
        let error = await #expect(throws: CacheError.self) {
            try await limits.attempt(RateLimitPolicy("api", .perDay(1)), for: key)
        }
        #expect(error?.code == .key)
    }
}
