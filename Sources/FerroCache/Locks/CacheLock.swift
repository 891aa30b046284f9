import Synchronization

/// A place that was taken: what its holder renews, gives back, and hands on.
///
/// ```swift
/// guard let lock = try await locks.tryLock("import", lease: .minutes(10)) else { return }
/// try await c.queue.push(Import(lockOwner: lock.owner))         // the job calls locks.restore("import", owner: …)
/// ```
///
/// Locks are not re-entrant by name: whoever holds a lock and asks for it again waits for himself. The same handle may
/// renew as often as it likes.
public final class CacheLock: Sendable {
    /// The lock's name.
    public let name: String
    /// A random text that only this holder has; whoever knows it may renew and release.
    public let owner: String
    /// Larger than the number of every holder before: a store that refuses smaller numbers than it has seen cannot be
    /// written to by a holder whose lease is over (Kleppmann, "How to do distributed locking", 2016).
    public let fence: Int64
    /// How long the lease is.
    public let lease: Duration

    private let locks: Locks
    private let state: Mutex<State>

    private struct State {
        var heldUntil: Duration
        var isReleased = false
    }

    init(_ name: String, owner: String, fence: Int64, lease: Duration, locks: Locks, heldUntil: Duration) {
        self.name = name
        self.owner = owner
        self.fence = fence
        self.lease = lease
        self.locks = locks
        state = Mutex(State(heldUntil: heldUntil))
    }

    /// Whether the lease runs as far as this process knows; counted from before the store was asked, so never too long.
    public var isHeld: Bool { remaining > .zero }

    /// How long the lease still runs; zero or less when it is over.
    var remaining: Duration { state.withLock { $0.heldUntil } - locks.time.now() }

    /// Whether the holder gave it back himself.
    var isReleased: Bool { state.withLock { $0.isReleased } }

    /// Begins the lease anew.
    ///
    /// - Parameter lease: how long it is to be; nil for as long as it was.
    /// - Returns: false when the lock is lost; then it stays lost.
    /// - Throws: ``CacheError`` with `.store` when the store cannot be reached.
    @discardableResult
    public func renew(for lease: Duration? = nil) async throws -> Bool {
        let lease = lease ?? self.lease
        let asked = locks.time.now()
        let key = locks.key(name)
        let isRenewed = try await locks.reach { try await $0.renew(key, owner: self.owner, lease: lease) }
        state.withLock { state in
            state.heldUntil = isRenewed && !state.isReleased ? asked + lease : .zero
        }
        return isRenewed
    }

    /// Gives the place back.
    ///
    /// - Returns: false when the lock was lost before.
    /// - Throws: ``CacheError`` with `.store` when the store cannot be reached: then the lease ends by itself.
    @discardableResult
    public func release() async throws -> Bool {
        state.withLock { $0 = State(heldUntil: .zero, isReleased: true) }
        let key = locks.key(name)
        defer { locks.bell.ring(key) }
        return try await locks.reach { try await $0.release(key, owner: self.owner) }
    }
}
