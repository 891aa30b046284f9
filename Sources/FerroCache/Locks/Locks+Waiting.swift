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
        let key = key(request.name)
        let ticket = bell.enter(key)
        defer { bell.leave(key) }
        let deadline = time.now() + waiting
        var sleep = Sleep(ticket: ticket, rings: bell.rings(key))
        while true {
            try Task.checkCancellation()
            let left = deadline - time.now()
            let rings = bell.rings(key)
            sleep.waiting = bell.waiting(key)
            let patience = left > .zero ? polling.patience(among: sleep.waiting) : .zero
            switch try await attempt(request, patience: patience) {
            case .taken(let lock):
                bell.answer(key)
                return lock
            case .busy(let retryAfter):
                guard left > .zero else { throw timeout(request, waiting) }
                // The store's queue has them in the order of its answers: who is first there is to be woken first.
                if sleep.attempts == 0 { sleep.ticket = bell.number() }
                if rings != sleep.rings { bell.pass(key, after: sleep.ticket) }
                sleep.rings = rings
                try await pause(request, sleep, atMost: min(left, retryAfter))
            }
            sleep.attempts += 1
        }
    }

    private struct Sleep: Sendable {
        var ticket: UInt64
        var rings: UInt64
        var attempts = 0
        /// How many wait for the name in this process.
        var waiting = 1
    }

    /// Sleeps until the store or this process says that it is worth asking again, or it is time to.
    private func pause(_ request: LockRequest, _ sleep: Sleep, atMost longest: Duration) async throws {
        let signals = store as? any LockSignals
        // A store that wakes need not be asked, but the patience must not run out meanwhile.
        let own = signals == nil ? polling.pause(sleep.attempts, among: sleep.waiting) : nil
        let pause = min(longest, own ?? polling.patience(among: sleep.waiting) / 2)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await time.sleep(pause) }
            group.addTask {
                let key = key(request.name)
                if let signals { return await signals.turn(of: request.owner, for: key, places: request.places) }
                await bell.sleep(sleep.ticket, key, since: sleep.rings)
            }
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
            bell.ring(key)
            throw error
        }
    }

    private func timeout(_ request: LockRequest, _ waiting: Duration) -> CacheError {
        CacheError(
            .lockTimeout,
            "the lock \(request.name) was not free within \(waiting): wait longer, or do without for now")
    }
}
