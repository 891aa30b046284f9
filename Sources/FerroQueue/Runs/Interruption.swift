import Synchronization

/// The one switch that stops a run early, and the reason it was used for.
///
/// A run may be stopped by its timeout, by the worker that stops, and by a lost lease, all at once; the first reason
/// stands, and after the run's end none is taken.
final class Interruption: Sendable {
    typealias Reason = RunControl.Reason

    private struct State: Sendable {
        var reason: Reason?
        var isOver = false
        var task: Task<Void, any Error>?
    }

    private let state = Mutex(State())

    /// The reason, once there is one.
    var reason: Reason? { state.withLock { $0.reason } }

    /// Cancels the run, unless it is over or has been cancelled before; answers whether it did.
    @discardableResult
    func interrupt(for reason: Reason) -> Bool {
        let (isFirst, task) = state.withLock { state -> (Bool, Task<Void, any Error>?) in
            guard !state.isOver, state.reason == nil else { return (false, nil) }
            state.reason = reason
            return (true, state.task)
        }
        task?.cancel()
        return isFirst
    }

    /// Waits for a run that can be interrupted, and rethrows what it throws.
    func guarding(_ run: @escaping @Sendable () async throws -> Void) async throws {
        let task = Task { try await run() }
        let isLate = state.withLock { state in
            state.task = task
            return state.reason != nil
        }
        if isLate { task.cancel() }
        defer { state.withLock { $0.isOver = true } }
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
