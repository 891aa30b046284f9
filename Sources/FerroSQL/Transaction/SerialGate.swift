import Synchronization

/// Lets one task through at a time, in the order in which they came.
///
/// A task that is cancelled while it waits leaves the queue.
final class SerialGate: Sendable {
    private struct State {
        var isHeld = false
        var nextTicket = 0
        var waiters: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    private let state = Mutex(State())

    /// Waits for the turn; throws `.cancelled` when the task is cancelled first.
    func enter() async throws(SQLError) {
        let ticket = state.withLock { state -> Int? in
            if !state.isHeld {
                state.isHeld = true
                return nil
            }
            state.nextTicket += 1
            return state.nextTicket
        }
        guard let ticket else { return }
        let entered = await withTaskCancellationHandler {
            await withCheckedContinuation { wait($0, ticket: ticket, isCancellable: true) }
        } onCancel: {
            withdraw(ticket)
        }
        if !entered {
            throw .cancelled("the task was cancelled while it waited for its transaction's other statements")
        }
    }

    /// Waits for the turn whether or not the task is cancelled.
    func enterRegardless() async {
        _ = await withCheckedContinuation { wait($0, ticket: 0, isCancellable: false) }
    }

    /// Gives the turn to the task that has waited longest.
    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiters.isEmpty else {
                state.isHeld = false
                return nil
            }
            return state.waiters.removeFirst().continuation
        }
        next?.resume(returning: true)
    }

    private func wait(_ continuation: CheckedContinuation<Bool, Never>, ticket: Int, isCancellable: Bool) {
        let answer = state.withLock { state -> Bool? in
            // Asked under the lock: a cancellation is seen either here or by `withdraw`.
            if isCancellable, Task.isCancelled { return false }
            if !state.isHeld {
                state.isHeld = true
                return true
            }
            state.waiters.append((ticket, continuation))
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func withdraw(_ ticket: Int) {
        let waiter = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            return state.waiters.remove(at: index).continuation
        }
        waiter?.resume(returning: false)
    }
}
