/// Locks that hold across tasks, and across processes where their store does.
///
/// ```swift
/// try await locks.withLock("import", lease: .seconds(30), waiting: .seconds(5)) { lock in
///     try await importPosts(fence: lock.fence)
/// }
/// ```
///
/// A lock ends by itself when its lease does, so a process that dies holds nobody up for longer. Waiting is fair: places
/// are given in the order in which they were asked for. Locks are not re-entrant by name.
public struct Locks: Sendable {
    /// Where the locks are kept.
    public let store: any LockStore
    let prefix: String
    let time: TimeSource
    let polling: LockPolling

    /// Locks in a store.
    ///
    /// - Parameters:
    ///   - store: where they are kept.
    ///   - prefix: begins every name in the store.
    ///   - clock: what leases and waiting are measured with in this process.
    public init<C: Clock>(
        _ store: any LockStore, prefix: String = "", clock: C = ContinuousClock()
    ) where C.Duration == Duration {
        self.init(store, prefix: prefix, time: TimeSource(clock), polling: LockPolling())
    }

    package init(_ store: any LockStore, prefix: String, time: TimeSource, polling: LockPolling) {
        self.store = store
        self.prefix = prefix
        self.time = time
        self.polling = polling
    }

    /// Takes a lock when it is free now.
    ///
    /// - Parameters:
    ///   - name: what is locked: 1 to 250 bytes without control characters.
    ///   - lease: after this time it is free again unless it is renewed.
    ///   - places: how many may hold the name at once.
    /// - Returns: the lock; nil when it is not free, or others wait for it.
    /// - Throws: ``CacheError``.
    public func tryLock(_ name: String, lease: Duration = .seconds(30), places: Int = 1) async throws -> CacheLock? {
        try check(name, lease: lease, places: places)
        let request = LockRequest(name: name, lease: lease, places: places)
        return try await leaving(request) {
            guard case .taken(let lock) = try await attempt(request, patience: .zero) else { return nil }
            return lock
        }
    }

    /// Takes a lock, and waits for it in turn.
    ///
    /// - Parameter waiting: how long at most.
    /// - Throws: ``CacheError``: `.lockTimeout` when it was not free in time; `CancellationError`.
    public func lock(
        _ name: String, lease: Duration = .seconds(30), waiting: Duration, places: Int = 1
    ) async throws -> CacheLock {
        try check(name, lease: lease, places: places)
        let request = LockRequest(name: name, lease: lease, places: places)
        return try await leaving(request) { try await wait(request, for: waiting) }
    }

    /// The lock that somebody else took and handed on, with its lease begun anew; nil when it is lost.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - owner: the ``CacheLock/owner`` of the handle.
    ///   - lease: how long the lease is from now on.
    public func restore(_ name: String, owner: String, lease: Duration = .seconds(30)) async throws -> CacheLock? {
        try check(name, lease: lease, places: 1)
        guard try await reach({ try await $0.renew(key(name), owner: owner, lease: lease) }) else { return nil }
        // It holds a place, so that the store answers with the number it has.
        let request = LockRequest(name: name, lease: lease, places: 1, owner: owner)
        guard case .taken(let lock) = try await attempt(request, patience: .zero) else { return nil }
        return lock
    }

    func key(_ name: String) -> String { prefix + name }

    func check(_ name: String, lease: Duration, places: Int) throws(CacheError) {
        guard !name.isEmpty, name.utf8.count <= 250, !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
            throw CacheError(.key, "a lock's name has 1 to 250 bytes and no control characters")
        }
        guard lease >= .milliseconds(1), places > 0 else {
            throw CacheError(
                .configuration, "the lock \(name) needs a lease of at least a millisecond and at least one place")
        }
    }

    /// Asks the store; what it throws becomes a ``CacheError``.
    func reach<Value>(_ body: (any LockStore) async throws -> Value) async throws -> Value {
        do {
            return try await body(store)
        } catch let error as CacheError {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            try Task.checkCancellation()
            throw CacheError(.store, "the store of the locks could not be asked", cause: error)
        }
    }
}
