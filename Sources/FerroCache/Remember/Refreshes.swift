import Synchronization

/// The stale values that are computed anew in the background: a bounded number, each once, and not soon after a failure.
final class Refreshes: Sendable {
    private struct State {
        var running: Set<Flights.Key> = []
        /// Until when a key that failed is left alone; forgotten as a whole when there are too many.
        var pauses: [Flights.Key: Int64] = [:]
        var isClosed = false
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextNumber = 0
    }

    private let maximum: Int
    private let state = Mutex(State())

    init(maximum: Int) { self.maximum = maximum }

    var count: Int { state.withLock { $0.running.count } }

    func begin(_ key: Flights.Key, now: Int64) -> Bool {
        state.withLock { state in
            guard !state.isClosed, state.running.count < maximum, !state.running.contains(key) else { return false }
            if let pause = state.pauses[key] {
                guard pause <= now else { return false }
                state.pauses[key] = nil
            }
            state.running.insert(key)
            return true
        }
    }

    func end(_ key: Flights.Key, pauseUntil: Int64? = nil) {
        let waiters = state.withLock { state in
            state.running.remove(key)
            if let pauseUntil {
                if state.pauses.count >= 1000 { state.pauses = [:] }
                state.pauses[key] = pauseUntil
            }
            guard state.running.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    func close() { state.withLock { $0.isClosed = true } }

    /// Waits until nothing runs, or the task is cancelled.
    func settle() async {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let isDone = state.withLock { state in
                    if state.running.isEmpty || Task.isCancelled { return true }
                    state.waiters[number] = waiter
                    return false
                }
                if isDone { waiter.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
        }
    }
}
