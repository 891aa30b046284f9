import FerroSupport
import FerroTesting
import Testing

@Suite struct EngineContractTests {
    @Test(arguments: EngineKind.allCases, QueueEngineContract.rules)
    func `every engine keeps the contract`(kind: EngineKind, rule: QueueEngineContract.Rule) async throws {
        try await kind.withEngine { try await rule.check($0) }
    }

    @Test(arguments: EngineKind.sql, QueueEngineContract.retentionRules)
    func `an engine in a database keeps what is over for its retention`(
        kind: EngineKind, rule: QueueEngineContract.Rule
    ) async throws {
        try await kind.withEngine(retention: .hours(1)) { try await rule.check($0) }
    }

    @Test(arguments: EngineKind.sql, QueueEngineContract.wakeupRules)
    func `an engine in a database says when there is work`(
        kind: EngineKind, rule: QueueEngineContract.Rule
    ) async throws {
        try await kind.withEngine { try await rule.check($0) }
    }
}
