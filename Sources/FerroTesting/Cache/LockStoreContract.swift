public import FerroCache
public import Testing

/// What every store of locks must do; each rule is checked on a name of its own.
///
/// ```swift
/// @Test(arguments: LockStoreContract.rules)
/// func `the store keeps the contract`(rule: LockStoreContract.Rule) async throws {
///     try await rule.check(MyStore())
/// }
/// ```
public enum LockStoreContract {
    /// One promise of a store.
    public struct Rule: Sendable, CustomTestStringConvertible {
        /// The promise in words.
        public let testDescription: String
        private let body: @Sendable (LockStoreProbe) async throws -> Void

        init(_ description: String, _ body: @escaping @Sendable (LockStoreProbe) async throws -> Void) {
            testDescription = description
            self.body = body
        }

        /// Holds a store to the promise; records an issue where it breaks it.
        public func check(_ store: any LockStore) async throws { try await body(LockStoreProbe(store: store)) }
    }

    /// Every promise.
    public static let rules = holding + fencing + queueing + crowding
}
