import FerroHTTP
import NIOCore
import Synchronization

/// A client that reads only when it is told to.
final class ManualSink: BodySink {
    private struct State {
        var writes: [String] = []
        var isFull = false
        var isGone = false
        var writer: CheckedContinuation<Void, any Error>?
        var isDraining = false
        var actions: [@Sendable () -> Void] = []
    }

    struct Gone: Error {}

    private let state = Mutex(State())

    /// What was written, a text for each write.
    var writes: [String] { state.withLock { $0.writes } }
    var text: String { writes.joined() }

    func write(_ bytes: ByteBuffer) async throws {
        try await withCheckedThrowingContinuation { (writer: CheckedContinuation<Void, any Error>) in
            let result = state.withLock { state -> Result<Void, any Error>? in
                if state.isGone { return .failure(Gone()) }
                state.writes.append(String(buffer: bytes))
                guard state.isFull else { return .success(()) }
                state.writer = writer
                return nil
            }
            if let result { writer.resume(with: result) }
        }
    }

    /// Takes bytes, and lets nobody write more until it is empty.
    func fill() { state.withLock { $0.isFull = true } }
    func empty() { end { $0.isFull = false }?.resume() }
    /// The client closes its connection.
    func leave() { end { $0.isGone = true }?.resume(throwing: Gone()) }

    private func end(_ change: (inout State) -> Void) -> CheckedContinuation<Void, any Error>? {
        state.withLock { state in
            change(&state)
            defer { state.writer = nil }
            return state.writer
        }
    }

    func add(trailers: Headers) {}
    var isDraining: Bool { state.withLock { $0.isDraining } }

    func onDrain(_ action: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            if !state.isDraining { state.actions.append(action) }
            return state.isDraining
        }
        if isLate { action() }
    }

    func drain() {
        let actions = state.withLock { state in
            state.isDraining = true
            return state.actions
        }
        for action in actions { action() }
    }
}
