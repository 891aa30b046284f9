import FerroCache
import FerroTesting
import Testing

@Suite struct `Holding locks` {
    @Test func `a closure runs under the lock, which is free afterwards`() async throws {
        let locks = Locks(MemoryLockStore())
        let answer = try await locks.withLock("import") { lock async throws in
            #expect(lock.isHeld)
            #expect(try await locks.tryLock("import") == nil)
            return 42
        }
        #expect(answer == 42)
        let free = try await locks.tryLock("import")
        #expect(free != nil)
    }

    @Test func `the lock is free after a closure that threw`() async throws {
        struct Broken: Error {}
        let locks = Locks(MemoryLockStore())
        await #expect(throws: Broken.self) { try await locks.withLock("import") { _ in throw Broken() } }
        let free = try await locks.tryLock("import")
        #expect(free != nil)
    }

    @Test func `the lock is free after the task was cancelled`() async throws {
        let locks = Locks(MemoryLockStore())
        let inside = Signal()
        let task = Task {
            try await locks.withLock("import") { _ in
                inside.raise()
                try await Task.sleep(for: .seconds(600))
            }
        }
        await inside.wait()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        let free = try await locks.tryLock("import")
        #expect(free != nil)
    }

    @Test func `a lock that is not free in time is a timeout, and the queue is left`() async throws {
        let store = MemoryLockStore()
        let locks = Locks(store)
        let held = try #require(try await locks.tryLock("import"))
        let error = await #expect(throws: CacheError.self) {
            try await locks.withLock("import", waiting: .milliseconds(30)) { _ in }
        }
        #expect(error?.code == .lockTimeout)
        #expect(try await held.release())
        #expect(store.count == 0)
    }

    @Test func `locks are not re-entrant by name, and a handle may renew as often as it likes`() async throws {
        let locks = Locks(MemoryLockStore())
        try await locks.withLock("import") { lock async throws in
            let error = await #expect(throws: CacheError.self) { try await locks.withLock("import") { _ in } }
            #expect(error?.code == .lockTimeout)
            for _ in 0..<3 { #expect(try await lock.renew()) }
        }
    }

    @Test func `a waiter is woken when the lock is given back, without polling`() async throws {
        var polling = LockPolling()
        polling.first = .seconds(600)
        polling.longest = .seconds(600)
        polling.patience = .seconds(3600)
        let store = MemoryLockStore()
        let locks = Locks(store, prefix: "", time: TimeSource(ContinuousClock()), polling: polling)
        let held = try #require(try await locks.tryLock("import", lease: .seconds(3600)))
        let waiter = Task { try await locks.lock("import", waiting: .seconds(1200)) }
        try await eventually { store.sleepers(of: "import") > 0 }
        #expect(try await held.release())
        let lock = try await waiter.value
        #expect(lock.fence > held.fence)
    }

    @Test func `a waiter of the same process is woken, whatever the store`() async throws {
        var polling = LockPolling()
        polling.first = .seconds(600)
        polling.longest = .seconds(600)
        polling.patience = .seconds(3600)
        let store = FlakyLockStore(MemoryLockStore())
        let locks = Locks(store, prefix: "", time: TimeSource(ContinuousClock()), polling: polling)
        let held = try #require(try await locks.tryLock("import", lease: .seconds(3600)))
        let waiters = (0..<5).map { _ in
            Task { try await locks.withLock("import", lease: .seconds(3600), waiting: .seconds(1200)) { $0.fence } }
        }
        try await eventually { store.attempts >= 6 }
        #expect(try await held.release())
        var fences: Set<Int64> = [held.fence]
        for waiter in waiters { fences.insert(try await waiter.value) }
        #expect(fences.count == 6)
    }

    @Test func `the lease is renewed while the closure runs`() async throws {
        let clock = ManualClock()
        let store = MemoryLockStore(clock: clock)
        let locks = Locks(store, clock: clock)
        let inside = Signal()
        let done = Signal()
        let task = Task {
            try await locks.withLock("import", lease: .seconds(30)) { lock in
                inside.raise()
                await done.wait()
                return lock.isHeld
            }
        }
        await inside.wait()
        for round in 1...9 {
            await clock.sleeper(until: .seconds(10 * round))
            clock.advance(by: .seconds(10))
        }
        await clock.sleeper(until: .seconds(100))
        #expect(try await locks.tryLock("import") == nil)
        done.raise()
        #expect(try await task.value)
    }

    @Test func `a closure whose lock is lost is cancelled, and the loss is thrown`() async throws {
        let clock = ManualClock()
        let store = MemoryLockStore(clock: clock)
        let locks = Locks(store, clock: clock)
        let owner = Shared("")
        let inside = Signal()
        let task = Task {
            try await locks.withLock("import", lease: .seconds(30)) { lock in
                owner.withLock { $0 = lock.owner }
                inside.raise()
                try await Task.sleep(for: .seconds(600))
            }
        }
        await inside.wait()
        #expect(try await store.release("import", owner: owner.withLock { $0 }))
        await clock.sleeper(until: .seconds(10))
        clock.advance(by: .seconds(10))
        let error = await #expect(throws: CacheError.self) { try await task.value }
        #expect(error?.code == .lockLost)
    }

    @Test func `a closure may give its lock back before it ends`() async throws {
        let clock = ManualClock()
        let locks = Locks(MemoryLockStore(clock: clock), clock: clock)
        let inside = Signal()
        let done = Signal()
        let task = Task {
            try await locks.withLock("import", lease: .seconds(30)) { lock async throws in
                try await lock.release()
                inside.raise()
                await done.wait()
                return Task.isCancelled
            }
        }
        await inside.wait()
        let next = try #require(try await locks.tryLock("import"))
        await clock.sleeper(until: .seconds(10))
        clock.advance(by: .seconds(10))
        done.raise()
        #expect(try await task.value == false)
        #expect(try await next.renew())
    }

    @Test func `a closure loses its lock when the store is away until the lease is over`() async throws {
        let clock = ManualClock()
        let store = FlakyLockStore(MemoryLockStore(clock: clock))
        let locks = Locks(store, clock: clock)
        let inside = Signal()
        let task = Task {
            try await locks.withLock("import", lease: .seconds(30)) { _ in
                inside.raise()
                try await Task.sleep(for: .seconds(600))
            }
        }
        await inside.wait()
        store.breakDown()
        await clock.sleeper(until: .seconds(10))
        clock.advance(by: .seconds(30))
        let error = await #expect(throws: CacheError.self) { try await task.value }
        #expect(error?.code == .lockLost)
    }

    @Test func `a lock is handed on by its owner's text`() async throws {
        let locks = Locks(MemoryLockStore(), prefix: "app:")
        let lock = try #require(try await locks.tryLock("import"))
        let restored = try #require(try await locks.restore("import", owner: lock.owner))
        #expect(restored.fence == lock.fence)
        #expect(restored.owner == lock.owner)
        #expect(try await restored.release())
        #expect(try await lock.renew() == false)
        #expect(lock.isHeld == false)
        #expect(try await locks.restore("import", owner: lock.owner) == nil)
    }

    @Test func `a funnel lets so many through at once`() async throws {
        let locks = Locks(MemoryLockStore())
        let inside = Shared((now: 0, most: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    try await locks.funnel("reports", places: 3, waiting: .seconds(30)) {
                        inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                        await Task.yield()
                        inside.withLock { $0.now -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        let most = inside.withLock { $0.most }
        #expect(most <= 3)
        #expect(most >= 1)
    }

    @Test(arguments: ["", "a\nb", "\u{7f}", String(repeating: "x", count: 251)])
    func `a name that no store should see is refused`(name: String) async throws {
        let error = await #expect(throws: CacheError.self) { try await Locks(MemoryLockStore()).tryLock(name) }
        #expect(error?.code == .key)
    }

    @Test func `what a store throws is a failure of the store`() async throws {
        let store = FlakyLockStore(MemoryLockStore())
        store.breakDown()
        let error = await #expect(throws: CacheError.self) { try await Locks(store).tryLock("import") }
        #expect(error?.code == .store)
    }
}
