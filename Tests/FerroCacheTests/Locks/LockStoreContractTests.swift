import FerroCache
import FerroTesting
import Testing

@Suite struct `Stores of locks` {
    @Test(arguments: LockStoreKind.allCases, LockStoreContract.rules)
    func `keep the contract`(kind: LockStoreKind, rule: LockStoreContract.Rule) async throws {
        try await kind.withStore { try await rule.check($0) }
    }
}
