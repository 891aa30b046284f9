import FerroQueue
import FerroSQL
import Synchronization

/// What the tests' jobs are given: a place to note what they do, and gates to wait at.
final class Journal: Sendable {
    private struct State {
        var notes: [String] = []
        var open: Set<String> = []
        var atGate: [String: [CheckedContinuation<Void, Never>]] = [:]
        var watchers: [(note: String, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    /// The queue that jobs push to.
    let queue: Queue?

    init(queue: Queue? = nil) { self.queue = queue }

    var notes: [String] { state.withLock { $0.notes } }

    func note(_ text: String) {
        let watchers = state.withLock { state in
            state.notes.append(text)
            let watchers = state.watchers.filter { $0.note == text }.map(\.continuation)
            state.watchers.removeAll { $0.note == text }
            return watchers
        }
        for watcher in watchers { watcher.resume() }
    }

    /// Waits until something was noted.
    func noted(_ text: String) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.notes.contains(text) { return true }
                state.watchers.append((text, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    /// Opens a gate for good.
    func open(_ gate: String) {
        let waiting = state.withLock { state in
            state.open.insert(gate)
            return state.atGate.removeValue(forKey: gate) ?? []
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Waits until a gate is open, whether or not the task is cancelled.
    func pass(_ gate: String) async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if state.open.contains(gate) { return true }
                state.atGate[gate, default: []].append(continuation)
                return false
            }
            if isOpen { continuation.resume() }
        }
    }
}
