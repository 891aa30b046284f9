import Synchronization

/// Those who listen to a ``MemoryEngine``.
final class MemoryWakeups: Sendable {
    private struct State: Sendable {
        var lastID = 0
        var listeners: [Int: AsyncStream<QueueWakeup>.Continuation] = [:]
    }

    /// How much is kept for one who does not listen at the moment.
    private static var patience: Int { 64 }

    private let state = Mutex(State())

    /// What is said from now on.
    func listen() -> AsyncStream<QueueWakeup> {
        let (stream, listener) = AsyncStream.makeStream(
            of: QueueWakeup.self, bufferingPolicy: .bufferingNewest(Self.patience))
        let id = state.withLock { state in
            state.lastID += 1
            state.listeners[state.lastID] = listener
            return state.lastID
        }
        listener.onTermination = { [weak self] _ in self?.leave(id) }
        return stream
    }

    /// Says something to everyone; of what a slow listener misses, one word of control is always left.
    func say(_ wakeup: QueueWakeup) {
        for listener in state.withLock({ Array($0.listeners.values) }) {
            if case .dropped(.control) = listener.yield(wakeup), wakeup != .control { listener.yield(.control) }
        }
    }

    private func leave(_ id: Int) { state.withLock { $0.listeners[id] = nil } }
}
