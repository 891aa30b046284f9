import FerroCache
import Synchronization

/// Locks in this process by a moved clock, to be held by hand or broken.
final class TestLocks: LockStore {
    struct Broken: Error {}
    private struct Lease {
        var owner: String
        var end: Int64
    }

    private let state = Mutex((leases: [String: Lease](), isBroken: false, renewals: 0))
    private let clock: CacheClock

    init(clock: CacheClock = .steady) { self.clock = clock }

    var isBroken: Bool {
        get { state.withLock { $0.isBroken } }
        set { state.withLock { $0.isBroken = newValue } }
    }
    var held: Int { state.withLock { $0.leases.count } }
    var renewals: Int { state.withLock { $0.renewals } }

    func acquire(
        _ name: String, owner: String, lease: Duration, places: Int, patience: Duration
    ) async throws -> LockAttempt {
        let now = clock.milliseconds()
        return try state.withLock { state in
            if state.isBroken { throw Broken() }
            if let known = state.leases[name], known.end > now, known.owner != owner {
                return .busy(retryAfter: .milliseconds(known.end - now))
            }
            state.leases[name] = Lease(owner: owner, end: now + Int64(lease / .milliseconds(1)))
            return .acquired(fence: now)
        }
    }

    func renew(_ name: String, owner: String, lease: Duration) async throws -> Bool {
        state.withLock { state in
            guard state.leases[name]?.owner == owner else { return false }
            state.renewals += 1
            state.leases[name]?.end = clock.milliseconds() + Int64(lease / .milliseconds(1))
            return true
        }
    }

    func release(_ name: String, owner: String) async throws -> Bool {
        state.withLock { state in
            guard state.leases[name]?.owner == owner else { return false }
            state.leases[name] = nil
            return true
        }
    }
}
