import FerroRedis

extension RecordHandle {
    /// Runs a closure while nobody else holds the lock of the same name on this record.
    ///
    /// Locks of different names do not exclude each other, and operations on the record do not ask for locks. The
    /// lease is renewed while the closure runs, so it may be short; when the process dies the lock is free after it.
    /// Who waits is served in order. Not re-entrant: whoever holds the lock and asks for it again waits for himself.
    ///
    /// ```swift
    /// try await ada.withLock("trade", lease: .seconds(10)) { lock in
    ///     try await exchange.place(order, fence: lock.fence)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - action: what is excluded.
    ///   - lease: after this time without renewal the lock is free.
    ///   - patience: how long to wait for it.
    /// - Throws: ``RecordError/Code/lock`` when it was not free in time, or was lost: then the closure is cancelled.
    @discardableResult
    public func withLock<Value: Sendable>(
        _ action: String, lease: Duration = .seconds(30), patience: Duration = .seconds(10),
        _ body: @escaping @Sendable (RecordLock) async throws -> Value
    ) async throws -> Value {
        let lock = try await acquire(action, lease: lease, patience: patience)
        let result: Result<Value, any Error>
        do {
            result = .success(try await renewing(lock) { try await body(lock) })
        } catch {
            result = .failure(error)
        }
        // Unstructured, because a task that was cancelled gives the lock back too; a failure ends with the lease.
        let wasHeld = await Task { try? await lock.release() }.value
        if case .success = result, wasHeld == false { throw RecordError.lostLock }
        return try result.get()
    }

    private func acquire(_ action: String, lease: Duration, patience: Duration) async throws -> RecordLock {
        let lock = RedisLock(place.lockKey(action))
        let owner =
            String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
        do {
            return try await wait(for: lock, owner: owner, lease: lease, patience: patience)
        } catch {
            // It may stand in the queue, and hold the lock when only the answer was lost.
            await Task { _ = try? await lock.release(on: place.redis, owner: owner) }.value
            throw error
        }
    }

    private func wait(
        for lock: RedisLock, owner: String, lease: Duration, patience: Duration
    ) async throws -> RecordLock {
        let start = ContinuousClock.now
        while true {
            let left = patience - start.duration(to: .now)
            let turn = min(max(left, .zero), .seconds(5))
            let asked = ContinuousClock.now
            switch try await lock.acquire(on: place.redis, owner: owner, lease: lease, patience: turn) {
            case .acquired(let fence):
                return RecordLock(lock, on: place.redis, owner: owner, fence: fence, lease: lease, asked: asked)
            case .busy(let retryAfter):
                guard left > .zero else {
                    throw RecordError(.lock, "the record's lock was not free in time; wait longer or hold it shorter")
                }
                try await Task.sleep(for: min(retryAfter, left, .milliseconds(Int64.random(in: 10...50))))
            }
        }
    }

    /// Runs a closure and renews the lease three times within it; cancels the closure when the lock is lost.
    private func renewing<Value: Sendable>(
        _ lock: RecordLock, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await lock.keep()
                return nil
            }
            defer { group.cancelAll() }
            while let value = try await group.next() {
                if let value { return value }
            }
            throw CancellationError()
        }
    }
}

extension RecordPlace {
    /// The key of a lock; its beginning says how long the name is, so that no two locks share one.
    func lockKey(_ action: String) -> RedisKey {
        RedisKey("\(keyPrefix)\(name)@lock:\(action.utf8.count):\(action):{\(id)}#")
    }
}
