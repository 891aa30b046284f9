import FerroQueue
import FerroTesting
import Testing

@Suite struct MemoryContractTests {
    @Test(arguments: QueueEngineContract.rules)
    func `the memory engine keeps the contract`(rule: QueueEngineContract.Rule) async throws {
        try await rule.check(MemoryEngine())
    }

    @Test(arguments: QueueEngineContract.retentionRules)
    func `the memory engine keeps what is done for its retention`(rule: QueueEngineContract.Rule) async throws {
        try await rule.check(MemoryEngine(retention: .seconds(3600)))
    }

    @Test(arguments: QueueEngineContract.wakeupRules)
    func `the memory engine says when there is work`(rule: QueueEngineContract.Rule) async throws {
        try await rule.check(MemoryEngine())
    }
}
