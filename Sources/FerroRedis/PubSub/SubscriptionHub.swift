import Logging
import NIOCore
import Synchronization

/// Everything a client has subscribed to, over one connection that serves nothing else.
///
/// The connection is made for the first subscriber, made again when it is lost, and closed when nobody listens.
final class SubscriptionHub: Sendable {
    /// Its times, which tests shorten.
    struct Settings: Sendable {
        /// Between two attempts to connect.
        var delay: ClosedRange<Duration>
        /// Between two pings.
        var pingInterval: Duration
        /// How long a new subscriber waits for the server to confirm.
        var patience: Duration
    }

    struct State {
        var machine = SubscriptionStateMachine()
        var inboxes: [SubscriptionStateMachine.Subscriber: SubscriptionInbox] = [:]
        var starting: [SubscriptionStateMachine.Subscriber: SubscriptionStart] = [:]
        var connection: RedisConnection?
        /// Counts connections, so that what comes late from an old one is left alone.
        var generation = 0
        var runner: Task<Void, Never>?
        var lastFailure: RedisError?
        var isClosed = false
    }

    let state = Mutex(State())
    let settings: Settings
    let logger: Logger
    let connect: @Sendable () async throws(RedisError) -> RedisConnection

    init(
        _ settings: Settings, logger: Logger,
        connect: @escaping @Sendable () async throws(RedisError) -> RedisConnection
    ) {
        self.settings = settings
        self.logger = logger
        self.connect = connect
    }

    /// Listens to channels and patterns, and waits until the server has confirmed them.
    func subscribe(
        to topics: [SubscriptionTopic], limits: RedisSubscriptionLimits
    ) async throws(RedisError) -> RedisSubscription {
        let inbox = SubscriptionInbox(limits)
        let start = SubscriptionStart()
        let added = state.withLock { state -> SubscriptionStateMachine.Subscriber? in
            guard !state.isClosed else { return nil }
            let (subscriber, actions) = state.machine.subscribe(to: topics)
            state.inboxes[subscriber] = inbox
            state.starting[subscriber] = start
            perform(actions, &state)
            if state.runner == nil { state.runner = Task.detached { await self.run() } }
            return subscriber
        }
        guard let subscriber = added else { throw Self.closed }
        // From here on its end is the end of the subscription, also when an error leaves this function.
        let subscription = RedisSubscription(inbox) { self.end(subscriber) }
        let patience = Task.detached { [self, settings] in
            try await Task.sleep(for: settings.patience)
            let failure = state.withLock { $0.lastFailure }
            start.decide(.failure(failure ?? RedisError(.timeout, "Redis did not confirm a subscription in time.")))
        }
        defer { patience.cancel() }
        try await start.decided()
        return subscription
    }

    /// Ends everything: subscribers come to their end.
    func close() async {
        let connection = state.withLock { state in
            state.isClosed = true
            state.runner?.cancel()
            for inbox in state.inboxes.values { inbox.finish() }
            for start in state.starting.values { start.decide(.failure(Self.closed)) }
            return state.connection
        }
        await connection?.close()
    }

    private static var closed: RedisError { RedisError(.closed, "The client of Redis was closed.") }

    private func end(_ subscriber: SubscriptionStateMachine.Subscriber) {
        state.withLock { state in
            state.inboxes[subscriber] = nil
            state.starting[subscriber] = nil
            perform(state.machine.end(subscriber), &state)
        }
    }
}

extension SubscriptionHub {
    /// The server sent something on a connection.
    func received(_ reply: RedisReply, _ generation: Int) {
        state.withLock { state in
            guard state.generation == generation, state.connection != nil else { return }
            perform(state.machine.received(reply), &state)
        }
    }

    /// Does what the machine decided, under the lock, so that commands leave in the order of its decisions.
    func perform(_ actions: [SubscriptionStateMachine.Action], _ state: inout State) {
        var commands: [RedisCommand] = []
        for action in actions {
            switch action {
            case .send(let command): commands.append(command)
            case .deliver(let message, let subscribers):
                for subscriber in subscribers { state.inboxes[subscriber]?.receive(message) }
            case .ready(let subscriber): state.starting.removeValue(forKey: subscriber)?.decide(.success(()))
            case .resubscribed(let subscriber): state.inboxes[subscriber]?.interrupt()
            case .refused(let subscriber, let text): refuse(subscriber, text, &state)
            case .disconnect(let reason):
                let error = RedisError(.protocol, "The connection for subscriptions was given up: \(reason).")
                state.lastFailure = error
                state.connection?.giveUp(error)
            }
        }
        if !commands.isEmpty { state.connection?.post(inOrder: commands) }
    }

    private func refuse(_ subscriber: SubscriptionStateMachine.Subscriber, _ text: String, _ state: inout State) {
        let error = RedisError.refused(text, "a subscription")
        if let start = state.starting.removeValue(forKey: subscriber) {
            start.decide(.failure(error))
        } else {
            logger.error("Redis refused a subscription that it had taken before", metadata: ["reply": "\(text)"])
        }
        state.inboxes.removeValue(forKey: subscriber)?.finish()
    }
}

extension RedisConnection {
    /// Sends commands about subscriptions in the order of the calls, from any thread, without waiting.
    func post(inOrder commands: [RedisCommand]) {
        let core = self.core
        eventLoop.execute {
            for command in commands {
                if let error = core.post(command) { return core.fail(error) }
            }
        }
    }

    /// Ends it for a reason, without waiting.
    func giveUp(_ error: RedisError) {
        let core = self.core
        eventLoop.execute { core.fail(error) }
    }
}
