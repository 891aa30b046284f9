extension Locks {
    /// Runs a closure while it holds a lock, and renews the lease as long as it runs.
    ///
    /// The lease is renewed each time a third of it is over. When it is lost, because the store forgot it or could not be
    /// reached until it ended, the closure's task is cancelled. The lock is released on every way out.
    ///
    /// - Parameters:
    ///   - name: what is locked.
    ///   - lease: how long others wait after this process died.
    ///   - waiting: how long this one waits for the lock; zero to try once.
    ///   - body: the work. It asks for the same lock in vain: locks are not re-entrant.
    /// - Throws: What the closure threw, or ``CacheError``: `.lockTimeout`, `.lockLost`, `.store`.
    @discardableResult
    public func withLock<Value: Sendable>(
        _ name: String, lease: Duration = .seconds(30), waiting: Duration = .zero,
        _ body: @escaping @Sendable (CacheLock) async throws -> Value
    ) async throws -> Value {
        try await hold(try await lock(name, lease: lease, waiting: waiting), while: body)
    }

    /// Runs a closure in one of a number of places, so that at most so many run at once.
    ///
    /// ```swift
    /// try await locks.funnel("reports", places: 3, waiting: .seconds(10)) { try await render(report) }
    /// ```
    ///
    /// - Parameters:
    ///   - name: what the places belong to; the same name as a lock is the same thing.
    ///   - places: how many there are.
    ///   - lease: how long a place stays taken after this process died.
    ///   - waiting: how long this one waits for a place.
    ///   - body: the work.
    /// - Throws: As ``withLock(_:lease:waiting:_:)`` does.
    @discardableResult
    public func funnel<Value: Sendable>(
        _ name: String, places: Int, lease: Duration = .seconds(30), waiting: Duration = .zero,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await hold(try await lock(name, lease: lease, waiting: waiting, places: places)) { _ in try await body() }
    }

    private enum Step<Value: Sendable>: Sendable {
        case ended(Result<Value, any Error>)
        case lost
        case stopped
    }

    private func hold<Value: Sendable>(
        _ lock: CacheLock, while body: @escaping @Sendable (CacheLock) async throws -> Value
    ) async throws -> Value {
        let (result, isLost) = await run(lock, body)
        if lock.isReleased { return try result.get() }
        let wasHeld = lock.isHeld
        // Even when this task is cancelled.
        let released = await Task { try? await lock.release() }.value
        if isLost || !(released ?? wasHeld) { throw Self.lost(lock, result) }
        return try result.get()
    }

    private func run<Value: Sendable>(
        _ lock: CacheLock, _ body: @escaping @Sendable (CacheLock) async throws -> Value
    ) async -> (Result<Value, any Error>, isLost: Bool) {
        await withTaskGroup(of: Step<Value>.self) { group in
            group.addTask {
                do { return .ended(.success(try await body(lock))) } catch { return .ended(.failure(error)) }
            }
            group.addTask { await keep(lock) ? .stopped : .lost }
            var isLost = false
            while let step = await group.next() {
                switch step {
                case .ended(let result):
                    group.cancelAll()
                    return (result, isLost)
                case .lost:
                    isLost = true
                    group.cancelAll()
                case .stopped: break
                }
            }
            return (.failure(CancellationError()), isLost)
        }
    }

    /// Renews until the task is cancelled, which it answers with true; false when the lease is lost.
    private func keep(_ lock: CacheLock) async -> Bool {
        var pause = lock.lease / 3
        while true {
            do { try await time.sleep(pause) } catch { return true }
            do {
                guard try await lock.renew() else { return Task.isCancelled || lock.isReleased }
                pause = lock.lease / 3
            } catch {
                if Task.isCancelled { return true }
                let left = lock.remaining
                if left <= .zero { return false }
                // The store is away: it may be back before the lease is over.
                pause = min(left, max(lock.lease / 20, .milliseconds(1)))
            }
        }
    }

    private static func lost<Value>(_ lock: CacheLock, _ result: Result<Value, any Error>) -> CacheError {
        var cause: (any Error)?
        if case .failure(let error) = result, !(error is CancellationError) { cause = error }
        return CacheError(
            .lockLost,
            "the lock \(lock.name) was lost while its holder worked, so that another may have worked too: "
                + "take a longer lease, and check the fencing number where the work is written",
            cause: cause)
    }
}
