import Logging
import Synchronization

/// The state that is known last, and who is told of changes.
final class StatusBoard: Sendable {
    private struct State {
        var status = RedisStatus.unknown
        var isFinished = false
        var nextListener = 0
        var listeners: [Int: AsyncStream<RedisStatus>.Continuation] = [:]
    }

    private let address: String
    private let logger: Logger
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    init(
        address: String, logger: Logger, now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.address = address
        self.logger = logger
        self.now = now
    }

    var status: RedisStatus { state.withLock { $0.status } }

    /// Takes in that Redis answered, or why it did not. Only a change is announced.
    func note(_ error: RedisError?) {
        let now = now()
        let before: RedisStatus? = state.withLock { state in
            let before = state.status
            switch (before, error) {
            case (.connected, nil), (.disconnected, .some): return nil
            case (_, nil): state.status = .connected(since: now)
            case (_, .some(let error)): state.status = .disconnected(since: now, reason: error.message)
            }
            // Under the lock, so that everybody hears of changes in their order.
            for listener in state.listeners.values { listener.yield(state.status) }
            return before
        }
        guard let before else { return }
        if let error {
            logger.warning("Redis does not answer", metadata: ["redis": "\(address)", "reason": "\(error.message)"])
        } else {
            logger.log(level: before == .unknown ? .debug : .info, "Redis answers", metadata: ["redis": "\(address)"])
        }
    }

    /// The state now and each change from now on. A listener that does not keep up misses the oldest.
    func changes() -> AsyncStream<RedisStatus> {
        let (stream, continuation) = AsyncStream.makeStream(of: RedisStatus.self, bufferingPolicy: .bufferingNewest(16))
        let id = state.withLock { state -> Int? in
            continuation.yield(state.status)
            guard !state.isFinished else { return nil }
            state.nextListener += 1
            state.listeners[state.nextListener] = continuation
            return state.nextListener
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
        }
        return stream
    }

    func finish() {
        let listeners = state.withLock { state in
            state.isFinished = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
