import FerroCache
import FerroTesting
import Testing

@Suite struct `The memory store` {
    @Test(arguments: CacheStoreContract.rules)
    func `keeps the contract`(rule: CacheStoreContract.Rule) async throws {
        let clock = MovedClock()
        try await rule.check(MemoryStore(clock: clock.clock)) { clock.advance($0) }
    }

    @Test(arguments: CacheStoreContract.rules)
    func `keeps the contract by the clock on the wall`(rule: CacheStoreContract.Rule) async throws {
        try await rule.check(MemoryStore())
    }
}
