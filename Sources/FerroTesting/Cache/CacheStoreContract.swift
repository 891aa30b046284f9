public import FerroCache
public import Testing

/// What every store of the cache must do; each rule works under keys of its own, so that a store may be shared.
///
/// ```swift
/// @Test(arguments: CacheStoreContract.rules)
/// func `the store keeps the contract`(rule: CacheStoreContract.Rule) async throws {
///     try await rule.check(MyStore())
/// }
/// ```
public enum CacheStoreContract {
    /// One promise of a store.
    public struct Rule: Sendable, CustomTestStringConvertible {
        /// The promise in words.
        public let testDescription: String
        private let body: @Sendable (CacheStoreProbe) async throws -> Void

        init(_ description: String, _ body: @escaping @Sendable (CacheStoreProbe) async throws -> Void) {
            testDescription = description
            self.body = body
        }

        /// Holds a store to the promise; records an issue where it breaks it.
        ///
        /// - Parameter advance: moves the store's clock; without it the rules wait for short lifetimes to pass.
        public func check(
            _ store: any CacheStore, advance: (@Sendable (Duration) async throws -> Void)? = nil
        ) async throws {
            let probe = CacheStoreProbe(store: store, advance: advance)
            do {
                try await body(probe)
            } catch {
                try? await store.clear(prefix: probe.prefix)
                throw error
            }
            try await store.clear(prefix: probe.prefix)
        }
    }

    /// Every promise.
    public static let rules = values + adding + lifetimes + counting + clearing + concurrency
}
