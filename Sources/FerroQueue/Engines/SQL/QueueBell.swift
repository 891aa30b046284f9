import Synchronization

/// Tells everyone in this process who listens.
final class QueueBell: Sendable {
    typealias Listener = AsyncStream<QueueWakeup>.Continuation

    private struct State: Sendable {
        var lastID = 0
        var listeners: [Int: Listener] = [:]
    }

    private let state = Mutex(State())

    /// What is rung from now on.
    func listen() -> AsyncStream<QueueWakeup> {
        AsyncStream(bufferingPolicy: .bufferingNewest(Self.patience)) { listener in
            let id = state.withLock { state in
                state.lastID += 1
                state.listeners[state.lastID] = listener
                return state.lastID
            }
            listener.onTermination = { [weak self] _ in self?.leave(id) }
        }
    }

    /// Rings for everyone.
    func ring(_ wakeup: QueueWakeup) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { Self.yield(wakeup, to: listener) }
    }

    /// How many rings are kept for one who does not listen.
    static let patience = 64

    /// Rings for one; of many that it missed, one for control is always left.
    static func yield(_ wakeup: QueueWakeup, to listener: Listener) {
        if case .dropped(.control) = listener.yield(wakeup), wakeup != .control { listener.yield(.control) }
    }

    private func leave(_ id: Int) { state.withLock { $0.listeners[id] = nil } }
}
