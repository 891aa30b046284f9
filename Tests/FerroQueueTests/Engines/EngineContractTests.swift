import FerroTesting
import Testing

@Suite struct EngineContractTests {
    @Test(arguments: EngineKind.allCases, QueueEngineContract.rules)
    func `every engine keeps the contract`(kind: EngineKind, rule: QueueEngineContract.Rule) async throws {
        try await kind.withEngine { try await rule.check($0) }
    }
}
