import Synchronization

/// Runs something for at most a while; nil when it took longer: it is cancelled then, and no longer waited for.
///
/// It runs in a task of its own, which the cancellation of the caller's does not reach.
func limited<Value: Sendable>(
    to duration: Duration, on clock: any Clock<Duration>, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
    let answer = Answer<Value>()
    let task = Task {
        do {
            let value = try await body()
            answer.put(.success(value))
        } catch {
            answer.put(.failure(error))
        }
    }
    let alarm = Task {
        try await clock.sleep(for: max(.zero, duration))
        answer.put(.success(nil))
    }
    defer {
        alarm.cancel()
        task.cancel()
    }
    return try await answer.get()
}

/// The first answer of several.
private final class Answer<Value: Sendable>: Sendable {
    private struct State: Sendable {
        var result: Result<Value?, any Error>?
        var waiter: CheckedContinuation<Value?, any Error>?
    }

    private let state = Mutex(State())

    func put(_ result: Result<Value?, any Error>) {
        let waiter = state.withLock { state -> CheckedContinuation<Value?, any Error>? in
            guard state.result == nil else { return nil }
            state.result = result
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(with: result)
    }

    func get() async throws -> Value? {
        try await withCheckedThrowingContinuation { continuation in
            let result = state.withLock { state in
                if state.result == nil { state.waiter = continuation }
                return state.result
            }
            if let result { continuation.resume(with: result) }
        }
    }
}
