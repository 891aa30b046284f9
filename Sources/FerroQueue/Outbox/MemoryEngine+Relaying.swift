import Synchronization

extension MemoryEngine: RelayEngine {
    /// Stores jobs, unless a push under the key was stored before; answers nil then.
    public func push(_ drafts: [JobDraft], once key: String) async throws -> [JobReceipt]? {
        guard relayed.add(key) else { return nil }
        do {
            return try await push(drafts, on: nil)
        } catch {
            relayed.remove(key)
            throw error
        }
    }

    /// Lets keys go after a while.
    public func forget(_ keys: [String]) async throws { relayed.forget(keys) }
}

/// The keys of pushes that came through an outbox.
final class RelayedKeys: Sendable {
    private struct State {
        var keys: Set<String> = []
        var leaving: [(key: String, at: ContinuousClock.Instant)] = []
    }

    private let state = Mutex(State())

    /// Adds a key; answers false when it is there.
    func add(_ key: String) -> Bool {
        let now = ContinuousClock.now
        return state.withLock { state in
            let gone = state.leaving.prefix { $0.at <= now }
            for (key, _) in gone { state.keys.remove(key) }
            state.leaving.removeFirst(gone.count)
            return state.keys.insert(key).inserted
        }
    }

    func remove(_ key: String) { state.withLock { _ = $0.keys.remove(key) } }

    func forget(_ keys: [String]) {
        let end = ContinuousClock.now + RelayMemory.afterwards
        state.withLock { state in state.leaving += keys.map { ($0, end) } }
    }
}
