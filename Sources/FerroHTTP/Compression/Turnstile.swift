import NIOCore
import Synchronization

/// Lets one task at a time through, in the order in which they came.
final class Turnstile: Sendable {
    private struct State: Sendable {
        var isTaken = false
        var waiting = CircularBuffer<CheckedContinuation<Void, Never>>(initialCapacity: 1)
    }

    private let state = Mutex(State())

    /// Returns when it is the caller's turn, which ends with ``leave()``.
    func enter() async {
        if state.withLock({ Self.take(&$0) }) { return }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if Self.take(&state) { return true }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    /// Gives the turn to the next.
    func leave() {
        let next = state.withLock { state in
            let next = state.waiting.popFirst()
            if next == nil { state.isTaken = false }
            return next
        }
        next?.resume()
    }

    private static func take(_ state: inout State) -> Bool {
        guard !state.isTaken else { return false }
        state.isTaken = true
        return true
    }
}
