/// Where locks are kept: who holds which name, until when.
public protocol LockStore: Sendable {
    /// Takes one of the places of a name, when one is free.
    ///
    /// An owner that holds a place already keeps it, with a new lease and its old fencing number. One that waits is
    /// remembered for as long as `patience`, so that places are given in the order in which owners asked.
    ///
    /// - Parameters:
    ///   - owner: a random text that nobody else has.
    ///   - lease: after this time the place is free again, whatever became of the owner.
    ///   - places: how many may hold the name at once; 1 for a lock.
    ///   - patience: how long the owner stands in the queue without asking again; zero for not at all.
    func acquire(
        _ name: String, owner: String, lease: Duration, places: Int, patience: Duration
    ) async throws -> LockAttempt
    /// Begins the owner's lease anew; false when it holds no place any more.
    func renew(_ name: String, owner: String, lease: Duration) async throws -> Bool
    /// Gives a place back, or leaves the queue; false when the owner had no place.
    func release(_ name: String, owner: String) async throws -> Bool
}

/// The answer to one attempt to take a lock.
public enum LockAttempt: Hashable, Sendable {
    /// The owner holds it. The fencing number is larger than that of every holder of this name before.
    case acquired(fence: Int64)
    /// Others hold it; trying again sooner than after this time is of no use unless one of them gives it back.
    case busy(retryAfter: Duration)
}
