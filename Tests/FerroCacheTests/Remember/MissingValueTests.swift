import FerroCache
import FerroSupport
import Testing

@Suite struct `A value that does not exist` {
    let clock = MovedClock()
    let tally = Tally()
    let key: CacheKey<String> = "name"

    @Test(arguments: [false, true])
    func `is remembered for the time that was given`(isPlain: Bool) async throws {
        let store: any CacheStore = isPlain ? FaultyStore(clock: clock.clock) : MemoryStore(clock: clock.clock)
        let cache = Cache(store)
        func read(_ value: String?) async throws -> String? {
            try await cache.remember(key, for: .seconds(100), missing: .seconds(10)) {
                tally.add()
                return value
            }
        }
        #expect(try await read(nil) == nil)
        #expect(try await read("Zoë") == nil)
        #expect(tally.count == 1)
        #expect(try await cache.get(key) == nil)
        #expect(try await cache.has(key) == false)
        clock.advance(.seconds(10))
        #expect(try await read("Zoë") == "Zoë")
        #expect(try await read(nil) == "Zoë")
        #expect(tally.count == 2)
    }

    @Test func `is asked for each time when no time was given`() async throws {
        let cache = Cache(MemoryStore())
        for _ in 0..<3 {
            let value = try await cache.remember(key, missing: nil) {
                tally.add()
                return nil
            }
            #expect(value == nil)
        }
        #expect(tally.count == 3)
    }

    @Test func `is computed by who needs it to exist`() async throws {
        let cache = Cache(MemoryStore())
        _ = try await cache.remember(key, missing: .seconds(10)) { nil }
        #expect(try await cache.remember(key) { "there" } == "there")
        #expect(try await cache.get(key) == "there")
    }
}
