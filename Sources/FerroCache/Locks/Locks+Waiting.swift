extension Locks {
    func attempt(_ request: LockRequest, patience: Duration) async throws -> LockAnswer {
        let asked = time.now()
        let answer = try await reach {
            try await $0.acquire(
                key(request.name), owner: request.owner, lease: request.lease, places: request.places,
                patience: patience)
        }
        switch answer {
        case .busy(let retryAfter): return .busy(retryAfter)
        case .acquired(let fence):
            return .taken(
                CacheLock(
                    request.name, owner: request.owner, fence: fence, lease: request.lease, locks: self,
                    heldUntil: asked + request.lease))
        }
    }

    func wait(_ request: LockRequest, for waiting: Duration) async throws -> CacheLock {
        let deadline = time.now() + waiting
        var attempts = 0
        while true {
            try Task.checkCancellation()
            let left = deadline - time.now()
            let answer = try await attempt(request, patience: left > .zero ? polling.patience : .zero)
            switch answer {
            case .taken(let lock): return lock
            case .busy(let retryAfter):
                guard left > .zero else { throw timeout(request, waiting) }
                try await pause(min(left, retryAfter, polling.pause(attempts)), request, upTo: min(left, retryAfter))
            }
            attempts += 1
        }
    }

    private func pause(_ poll: Duration, _ request: LockRequest, upTo longest: Duration) async throws {
        guard let signals = store as? any LockSignals else { return try await time.sleep(poll) }
        // The patience must not run out meanwhile.
        let most = max(poll, min(longest, polling.patience / 2))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await time.sleep(most) }
            group.addTask { await signals.turn(of: request.owner, for: key(request.name), places: request.places) }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Runs a closure that may take a place or stand in the queue; when it throws, both are given up.
    func leaving<Value: Sendable>(
        _ request: LockRequest, _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch {
            // The task may be cancelled, and the store must hear of it all the same.
            let store = store
            let key = key(request.name)
            await Task { _ = try? await store.release(key, owner: request.owner) }.value
            throw error
        }
    }

    private func timeout(_ request: LockRequest, _ waiting: Duration) -> CacheError {
        CacheError(
            .lockTimeout,
            "the lock \(request.name) was not free within \(waiting): wait longer, or do without for now")
    }
}
