import FerroCache
import FerroTesting
import Synchronization

/// Something that happens once, and that others wait for.
final class Signal: Sendable {
    private let state = Mutex((isRaised: false, waiting: [Resumption]()))

    func raise() {
        let waiting = state.withLock { state in
            state.isRaised = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    func wait() async {
        await awaiting("what a test waits for") { resumption in
            let isRaised = state.withLock { state in
                if !state.isRaised { state.waiting.append(resumption) }
                return state.isRaised
            }
            if isRaised { resumption.resume() }
        }
    }
}

/// A store that can be made to fail.
final class FlakyLockStore: LockStore {
    struct Away: Error {}
    private let store: any LockStore
    private let isAway = Atomic(false)
    private let asked = Atomic(0)

    /// How often somebody asked for a place.
    var attempts: Int { asked.load(ordering: .sequentiallyConsistent) }

    init(_ store: any LockStore) { self.store = store }

    func breakDown() { isAway.store(true, ordering: .sequentiallyConsistent) }

    private func check() throws { if isAway.load(ordering: .sequentiallyConsistent) { throw Away() } }

    func acquire(
        _ name: String, owner: String, lease: Duration, places: Int, patience: Duration
    ) async throws -> LockAttempt {
        try check()
        defer { asked.add(1, ordering: .sequentiallyConsistent) }
        return try await store.acquire(name, owner: owner, lease: lease, places: places, patience: patience)
    }

    func renew(_ name: String, owner: String, lease: Duration) async throws -> Bool {
        try check()
        return try await store.renew(name, owner: owner, lease: lease)
    }

    func release(_ name: String, owner: String) async throws -> Bool {
        try check()
        return try await store.release(name, owner: owner)
    }
}

/// A value that tasks of a test share.
final class Shared<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    init(_ value: Value) { state = Mutex(value) }

    func withLock<Answer: Sendable>(_ body: (inout Value) -> Answer) -> Answer { state.withLock { body(&$0) } }
}
