public import FerroRedis

/// Keeps locks in Redis: they hold across processes, by the server's clock.
///
/// Every call is one script and one round trip. After a failover that lost the last writes a lock may be held twice until
/// the first lease ends; the fencing numbers tell the two apart.
public struct RedisLockStore: LockStore {
    private let redis: any RedisCommands
    private let prefix: String

    /// A store behind a client.
    ///
    /// - Parameters:
    ///   - redis: the client.
    ///   - prefix: begins every key.
    public init(_ redis: any RedisCommands, prefix: String = "lock:") {
        self.redis = redis
        self.prefix = prefix
    }

    private func lock(_ name: String) -> RedisLock { RedisLock(RedisKey(prefix + name)) }

    /// Takes a place when one is free.
    public func acquire(
        _ name: String, owner: String, lease: Duration, places: Int, patience: Duration
    ) async throws -> LockAttempt {
        let attempt = try await lock(name)
            .acquire(on: redis, owner: owner, lease: lease, places: places, patience: patience)
        return switch attempt {
        case .acquired(let fence): .acquired(fence: fence)
        case .busy(let retryAfter): .busy(retryAfter: retryAfter)
        }
    }

    /// Begins the owner's lease anew.
    public func renew(_ name: String, owner: String, lease: Duration) async throws -> Bool {
        try await lock(name).renew(on: redis, owner: owner, lease: lease)
    }

    /// Gives a place back.
    public func release(_ name: String, owner: String) async throws -> Bool {
        try await lock(name).release(on: redis, owner: owner)
    }
}
