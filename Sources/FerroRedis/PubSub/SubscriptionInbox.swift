import Synchronization

/// What waits for one subscriber, and the reader that waits for it.
final class SubscriptionInbox: Sendable {
    private typealias Reader = CheckedContinuation<RedisSubscription.Event?, Never>

    private struct State {
        var buffer: SubscriptionBuffer
        var waiting: [(id: UInt64, continuation: Reader)] = []
        var lastID: UInt64 = 0
        var isEnded = false
    }

    private let state: Mutex<State>

    init(_ limits: RedisSubscriptionLimits) { state = Mutex(State(buffer: SubscriptionBuffer(limits))) }

    var interruptions: Int { state.withLock { $0.buffer.interruptions } }
    var dropped: Int { state.withLock { $0.buffer.dropped } }

    func receive(_ message: RedisMessage) { change { $0.append(message) } }

    func interrupt() { change { $0.interrupt() } }

    func finish() {
        let waiting = state.withLock { state in
            state.isEnded = true
            state.buffer.clear()
            defer { state.waiting = [] }
            return state.waiting
        }
        for reader in waiting { reader.continuation.resume(returning: nil) }
    }

    private func change(_ body: (inout SubscriptionBuffer) -> Void) {
        let woken = state.withLock { state -> (Reader, RedisSubscription.Event)? in
            guard !state.isEnded else { return nil }
            body(&state.buffer)
            guard !state.waiting.isEmpty, let event = state.buffer.next() else { return nil }
            return (state.waiting.removeFirst().continuation, event)
        }
        if let (continuation, event) = woken { continuation.resume(returning: event) }
    }

    func next() async -> RedisSubscription.Event? {
        if let event = state.withLock({ $0.buffer.next() }) { return event }
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: RedisSubscription.Event?? = state.withLock { state in
                    if state.isEnded || Task.isCancelled { return .some(nil) }
                    if let event = state.buffer.next() { return event }
                    state.waiting.append((id, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let reader = state.withLock { state in
                state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
            }
            reader?.continuation.resume(returning: nil)
        }
    }
}
