import Synchronization

/// Whether a new subscription was confirmed, which is decided once.
final class SubscriptionStart: Sendable {
    private struct State {
        var result: Result<Void, RedisError>?
        var waiting: CheckedContinuation<Result<Void, RedisError>, Never>?
    }

    private let state = Mutex(State())

    /// Decides it; later decisions are left alone.
    func decide(_ result: Result<Void, RedisError>) {
        let waiting = state.withLock { state -> CheckedContinuation<Result<Void, RedisError>, Never>? in
            guard state.result == nil else { return nil }
            state.result = result
            return state.waiting
        }
        waiting?.resume(returning: result)
    }

    /// Waits for the decision; the end of the task is one.
    func decided() async throws(RedisError) {
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let result = state.withLock { state in
                    if state.result == nil { state.waiting = continuation }
                    return state.result
                }
                if let result { continuation.resume(returning: result) }
            }
        } onCancel: {
            decide(.failure(RedisError(.cancelled, "The task that wanted to subscribe was cancelled.")))
        }
        try result.get()
    }
}
