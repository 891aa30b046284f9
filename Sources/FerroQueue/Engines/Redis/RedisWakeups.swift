import FerroRedis
import Logging
import Synchronization

/// One subscription for all who listen to an engine; it is there while somebody does.
final class RedisWakeups: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<QueueWakeup>.Continuation] = [:]
        var task: Task<Void, Never>?
    }

    private let client: RedisClient
    private let channel: String
    private let state = Mutex(State())

    init(_ client: RedisClient, channel: String) {
        self.client = client
        self.channel = channel
    }

    deinit { state.withLock { $0.task }?.cancel() }

    /// A stream of what is said from now on; a slow listener loses only what says the same again.
    func listen() -> AsyncStream<QueueWakeup> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: QueueWakeup.self, bufferingPolicy: .bufferingNewest(16))
        let id = state.withLock { state -> Int in
            state.next += 1
            state.listeners[state.next] = continuation
            if state.task == nil {
                state.task = Task { [client, channel, tell = telling()] in await Self.follow(client, channel, tell) }
            }
            return state.next
        }
        continuation.onTermination = { [weak self] _ in self?.leave(id) }
        return stream
    }

    private func telling() -> @Sendable (QueueWakeup) -> Void { { [weak self] in self?.tell($0) } }

    private func tell(_ wakeup: QueueWakeup) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield(wakeup) }
    }

    private func leave(_ id: Int) {
        let task = state.withLock { state -> Task<Void, Never>? in
            state.listeners[id] = nil
            guard state.listeners.isEmpty else { return nil }
            defer { state.task = nil }
            return state.task
        }
        task?.cancel()
    }

    /// Subscribes until the task is cancelled; both is said after each beginning, as anything may have been missed.
    private static func follow(
        _ client: RedisClient, _ channel: String, _ tell: @escaping @Sendable (QueueWakeup) -> Void
    ) async {
        var delay = Duration.milliseconds(100)
        while !Task.isCancelled {
            do throws(RedisError) {
                let subscription = try await client.subscribe(to: channel)
                delay = .milliseconds(100)
                tell(.control)
                tell(.work)
                await hear(subscription, tell)
            } catch {
                if error.code == .closed { return }
                client.logger.debug("No wake-ups yet", metadata: ["error": "\(error.message)"])
            }
            try? await Task.sleep(for: delay)
            delay = min(delay * 2, .seconds(30))
        }
    }

    private static func hear(_ subscription: RedisSubscription, _ tell: (QueueWakeup) -> Void) async {
        for await event in subscription.events {
            switch event {
            case .message(let message): tell(message.text == "control" ? .control : .work)
            case .resubscribed, .dropped:
                tell(.control)
                tell(.work)
            }
        }
    }
}
