import FerroRedis
import Synchronization

/// A record's lock while a closure holds it.
public final class RecordLock: Sendable {
    /// Larger than the number of every holder before: what refuses smaller numbers than it has seen cannot be written
    /// to by a holder whose lease is over (Kleppmann, "How to do distributed locking", 2016).
    public let fence: Int64
    /// How long the lease is; it is renewed while the closure runs.
    public let lease: Duration
    private let lock: RedisLock
    private let redis: any RedisCommands
    private let owner: String
    /// When it was asked for: the lease ends no earlier than so much later.
    private let asked: ContinuousClock.Instant

    init(
        _ lock: RedisLock, on redis: any RedisCommands, owner: String, fence: Int64, lease: Duration,
        asked: ContinuousClock.Instant
    ) {
        self.asked = asked
        self.lock = lock
        self.redis = redis
        self.owner = owner
        self.fence = fence
        self.lease = lease
    }

    /// Begins the lease anew.
    ///
    /// - Throws: ``RecordError/Code/lock`` when the lock is lost, and what goes wrong with Redis.
    public func renew() async throws {
        guard try await lock.renew(on: redis, owner: owner, lease: lease) else { throw RecordError.lostLock }
    }

    /// Renews the lease until the task is cancelled; what fails is tried again as long as the lease still runs.
    ///
    /// - Throws: ``RecordError/Code/lock`` when the lock is lost, or its lease ended without an answer.
    func keep() async throws {
        var end = asked + lease
        while true {
            let left = ContinuousClock.now.duration(to: end)
            do {
                try await Task.sleep(for: max(min(lease / 3, left), .milliseconds(5)))
            } catch {
                return
            }
            let asked = ContinuousClock.now
            do {
                try await renew()
                end = asked + lease
            } catch is RedisError {
                guard ContinuousClock.now < end else { throw RecordError.lostLock }
            }
        }
    }

    /// Gives it back; false when it was lost.
    func release() async throws -> Bool { try await lock.release(on: redis, owner: owner) }
}

extension RecordError {
    static var lostLock: RecordError {
        RecordError(.lock, "the record's lock was lost while it was held; make the lease longer than a pause can be")
    }
}
