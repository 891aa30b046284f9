import Synchronization

/// Lets one task wait until something has happened, whoever says so.
final class Doorbell: Sendable {
    private struct State: Sendable {
        var hasRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Wakes the waiter, or the next one at once.
    func ring() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            let waiter = state.waiter
            state.waiter = nil
            state.hasRung = waiter == nil
            return waiter
        }
        waiter?.resume()
    }

    /// Returns at the first ring since the last wait, and at once in a cancelled task; only one task may wait.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if state.hasRung || state.waiter != nil || Task.isCancelled {
                        state.hasRung = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isOpen { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }

    /// Like ``wait()``, but returns when the time has passed, too.
    func wait(atMost duration: Duration, on clock: any Clock<Duration>) async {
        let alarm = Task {
            try await clock.sleep(for: duration)
            ring()
        }
        await wait()
        alarm.cancel()
    }
}
