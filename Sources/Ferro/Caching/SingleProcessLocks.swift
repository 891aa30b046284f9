internal import FerroCache
internal import FerroSupport

/// Locks in a shared store and in the memory of this process, and in memory alone while the shared store is away.
///
/// Every holder is in memory, so that this process has one when the shared store goes away and when it is back, even
/// empty. While it is away other processes may hold the same name: it is for apps that run alone and have a store all
/// the same. Fencing numbers are those of the memory; they are larger than those of the shared store.
struct SingleProcessLocks: LockStore {
    let shared: any LockStore
    private let own: MemoryLockStore
    private let fences = FenceFloor()
    private let pause: LossPause

    init(shared: any LockStore, clock: CacheClock = .steady) {
        self.shared = shared
        pause = LossPause(clock: clock)
        own = MemoryLockStore(fencesFrom: { [fences] in fences.next })
    }

    func acquire(
        _ name: String, owner: String, lease: Duration, places: Int, patience: Duration
    ) async throws -> LockAttempt {
        guard pause.isOver else {
            return try await own.acquire(name, owner: owner, lease: lease, places: places, patience: patience)
        }
        do {
            let attempt = try await shared.acquire(name, owner: owner, lease: lease, places: places, patience: patience)
            guard case .acquired(let fence) = attempt else { return attempt }
            fences.note(fence)
        } catch  where StoreLoss(error) != nil {
            pause.begin()
            return try await own.acquire(name, owner: owner, lease: lease, places: places, patience: patience)
        }
        // The line is in the shared store.
        let attempt = try await own.acquire(name, owner: owner, lease: lease, places: places, patience: .zero)
        if case .busy = attempt {
            // Somebody took it while the shared store was away, and holds it still.
            _ = try? await shared.release(name, owner: owner)
        }
        return attempt
    }

    func renew(_ name: String, owner: String, lease: Duration) async throws -> Bool {
        let isHeld = try await own.renew(name, owner: owner, lease: lease)
        do {
            return try await shared.renew(name, owner: owner, lease: lease) || isHeld
        } catch  where isHeld && StoreLoss(error) != nil {
            return true
        }
    }

    func release(_ name: String, owner: String) async throws -> Bool {
        let wasHeld = try await own.release(name, owner: owner)
        do {
            return try await shared.release(name, owner: owner) || wasHeld
        } catch  where wasHeld && StoreLoss(error) != nil {
            return true
        }
    }
}
