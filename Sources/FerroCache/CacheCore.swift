import Synchronization

/// What the copies of a cache share.
final class CacheCore: Sendable {
    let store: any CacheStore
    /// The store when it is in this process and can be read without waiting.
    let memory: MemoryStore?
    let locks: (any LockStore)?
    let configuration: CacheConfiguration
    let families = FamilyTable()
    /// For reads that are no caller's.
    let unseen = FamilyCounters(family: "")
    let flights = Flights()
    let refreshes: Refreshes
    private let isBroken = Atomic(false)
    private let areLocksBroken = Atomic(false)

    init(_ store: any CacheStore, locks: (any LockStore)?, configuration: CacheConfiguration) {
        self.store = store
        memory = store as? MemoryStore
        self.locks = locks
        self.configuration = configuration
        refreshes = Refreshes(maximum: configuration.maximumRefreshes)
    }

    func report(_ kind: CacheEvent.Kind, _ family: String = "", _ cause: (any Error)? = nil) {
        configuration.onEvent(CacheEvent(kind: kind, family: family, cause: cause))
    }

    func fullName<Value>(_ key: CacheKey<Value>) throws(CacheError) -> String {
        guard key.isValid else {
            throw CacheError(
                .key,
                "A key of the family '\(key.family.prefix(64))' has 1 to \(KeyText.maximumLength) bytes, no control "
                    + "characters, and does not begin with '#'.")
        }
        return configuration.prefix.isEmpty ? key.name : configuration.prefix + key.name
    }

    /// What the store answers; nil when it is broken, which is reported when it begins and when it ends.
    func reading<Result>(_ body: (any CacheStore) async throws -> Result) async throws -> Result? {
        do {
            let result = try await body(store)
            recovered()
            return result
        } catch {
            try fail(error)
            return nil
        }
    }

    /// As `reading`, but a broken store throws when the policy says so.
    func writing<Result>(
        _ policy: CacheConfiguration.FailurePolicy, _ body: (any CacheStore) async throws -> Result
    ) async throws -> Result? {
        do {
            let result = try await body(store)
            recovered()
            return result
        } catch {
            try fail(error)
            if policy == .dropped { return nil }
            throw CacheError(.store, "The cache's store failed: see the cause.", cause: error)
        }
    }

    /// Throws what is no failure of the store, and remembers what is.
    private func fail(_ error: any Error) throws {
        guard StoreFailure.isOne(error) else { throw error }
        if !isBroken.exchange(true, ordering: .relaxed) { report(.storeFailed, "", error) }
    }

    /// Notes whether the locks answered; that they failed is reported once until they do.
    func locksAnswer(_ error: (any Error)?) {
        guard let error else { return areLocksBroken.store(false, ordering: .relaxed) }
        if !areLocksBroken.exchange(true, ordering: .relaxed) { report(.lockFailed, "", error) }
    }

    private func recovered() {
        guard isBroken.load(ordering: .relaxed) else { return }
        if isBroken.exchange(false, ordering: .relaxed) { report(.storeRecovered) }
    }
}

/// Which errors say that a store is broken, and not that it was asked for something it cannot do.
enum StoreFailure {
    static func isOne(_ error: any Error) -> Bool {
        if error is CancellationError { return false }
        guard let error = error as? CacheError else { return true }
        return error.code == .store
    }
}
