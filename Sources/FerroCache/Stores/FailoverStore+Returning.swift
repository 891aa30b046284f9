import Synchronization

extension FailoverStore {
    private static let probe = "#failover"

    /// Removes what changed meanwhile from both stores, and uses the first again; gives up when it still fails.
    func goBack(_ number: Int) async {
        var isBack = false
        do {
            _ = try await primary.get([Self.probe])
            // Most of it while writes go on.
            for _ in 0..<10 where try await !removeChanges() { break }
            if state.withLock({ $0.machine.beginSwitching(number) }) {
                try await finishWrites()
                while try await removeChanges() {}
                isBack = state.withLock { $0.machine.finish(number) }
            }
        } catch {
            // It still fails, which is known.
        }
        let now = clock.milliseconds()
        state.withLock { $0.machine.giveUp(number, now: now) }
        openGate()
        if isBack { onChange(.returned) }
    }

    /// Removes what is noted; false when nothing was.
    private func removeChanges() async throws -> Bool {
        let journal = state.withLock { $0.machine.take() }
        if journal.isEmpty { return false }
        do {
            for store in [primary, secondary] {
                for prefix in journal.prefixes { try await store.clear(prefix: prefix) }
                try await forget(Array(journal.keys), from: store)
            }
        } catch {
            state.withLock { $0.machine.giveBack(journal) }
            throw error
        }
        return true
    }

    private func forget(_ keys: [String], from store: any CacheStore) async throws {
        for start in stride(from: 0, to: keys.count, by: 500) {
            _ = try await store.forget(Array(keys[start..<min(start + 500, keys.count)]))
        }
    }

    /// Waits for the writes that began before the gate closed, for a second at most.
    private func finishWrites() async throws {
        for _ in 0..<500 {
            if state.withLock({ $0.machine.writing == 0 }) { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        throw CacheError(.store, "Writes to the second store did not end: the first one is tried again later.")
    }
}
