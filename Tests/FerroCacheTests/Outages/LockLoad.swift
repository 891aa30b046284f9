import FerroCache
import FerroRedis
import FerroTesting

/// Tasks that take turns with a lock: no two have one number, and whom another followed while he worked is told.
final class LockLoad: Sendable {
    private let locks: Locks
    private let watch = FenceWatch()
    private let tally = OutageTally { error in
        [.lockLost, .lockTimeout].contains((error as? CacheError)?.code)
    }

    private let lease: Duration

    init(_ redis: RedisClient, lease: Duration = .seconds(1)) {
        locks = Locks(RedisLockStore(redis, prefix: "{t}:lock:"))
        self.lease = lease
    }

    var steps: [OutageLoad.Step] { (0..<5).map { _ -> OutageLoad.Step in { await self.visit() } } }

    /// How many visits failed.
    var failed: Int { tally.failed }

    func check() {
        if watch.visits == 0 { tally.wrong("nobody was inside") }
        if !watch.doubled.isEmpty { tally.wrong("numbers were given twice") }
        tally.checkErrors()
    }

    private func visit() async -> Bool {
        let watch = watch
        let fence = await tally.attempt {
            try await self.locks.withLock("one", lease: self.lease, waiting: self.lease * 5) { lock in
                try await watch.visit(lock.fence) { try await Task.sleep(for: .milliseconds(1)) }
                return lock.fence
            }
        }
        guard let fence else { return false }
        if watch.wasFollowed(fence) { tally.wrong("a holder was not told that another followed him") }
        return true
    }
}
