internal import FerroCache

/// Locks in a shared store, and in the memory of this process while that store is away.
///
/// While it is away other processes may hold the same name: it is for apps that run alone and have a store all the same.
struct SingleProcessLocks: LockStore {
    let shared: any LockStore
    private let own = MemoryLockStore()
    private let pause = LossPause()

    init(shared: any LockStore) { self.shared = shared }

    func acquire(
        _ name: String, owner: String, lease: Duration, places: Int, patience: Duration
    ) async throws -> LockAttempt {
        if pause.isOver {
            do {
                return try await shared.acquire(name, owner: owner, lease: lease, places: places, patience: patience)
            } catch  where StoreLoss(error) != nil {
                pause.begin()
            }
        }
        return try await own.acquire(name, owner: owner, lease: lease, places: places, patience: patience)
    }

    func renew(_ name: String, owner: String, lease: Duration) async throws -> Bool {
        if try await own.renew(name, owner: owner, lease: lease) { return true }
        return try await shared.renew(name, owner: owner, lease: lease)
    }

    func release(_ name: String, owner: String) async throws -> Bool {
        if try await own.release(name, owner: owner) { return true }
        return try await shared.release(name, owner: owner)
    }
}
