import NIOCore

/// Which channels and patterns are wanted, which of them the server has confirmed, and who listens.
///
/// It knows neither sockets nor time: what happens goes in, and what is to be done comes out.
struct SubscriptionStateMachine {
    /// One who listens.
    typealias Subscriber = UInt64

    /// What is to be done.
    enum Action: Hashable {
        case send(RedisCommand)
        case deliver(RedisMessage, to: [Subscriber])
        /// The server has confirmed all that this one asked for.
        case ready(Subscriber)
        /// The same after the connection was lost: messages may have been missed.
        case resubscribed(Subscriber)
        /// The server refused it, so it listens no more.
        case refused(Subscriber, String)
        /// The connection is of no use any more.
        case disconnect(String)
    }

    private struct Topic {
        var listeners: [Subscriber] = []
        /// The number of the last command about it; 0 when none was sent on this connection.
        var command: UInt64 = 0
        var isConfirmed = false
    }

    private struct Listener {
        var topics: [SubscriptionTopic]
        /// Whether it was ready once.
        var wasReady = false
        /// Whether it waits for confirmations.
        var isWaiting = true
    }

    /// A command that is not answered completely.
    private struct Sent {
        enum Kind { case subscribe, unsubscribe }
        let number: UInt64
        let kind: Kind
        let topic: SubscriptionTopic?
    }

    private var topics: [SubscriptionTopic: Topic] = [:]
    private var listeners: [Subscriber: Listener] = [:]
    private var sent = CircularBuffer<Sent>()
    private var isConnected = false
    private var lastSubscriber: Subscriber = 0
    private var lastCommand: UInt64 = 0

    /// Whether anybody listens.
    var isWanted: Bool { !listeners.isEmpty }
    /// Everybody who listens.
    var subscribers: [Subscriber] { Array(listeners.keys) }

    /// Somebody wants to listen.
    mutating func subscribe(to wanted: [SubscriptionTopic]) -> (Subscriber, [Action]) {
        lastSubscriber += 1
        let subscriber = lastSubscriber
        var seen: Set<SubscriptionTopic> = []
        let unique = wanted.filter { seen.insert($0).inserted }
        listeners[subscriber] = Listener(topics: unique)
        for topic in unique { topics[topic, default: Topic()].listeners.append(subscriber) }
        guard isConnected else { return (subscriber, []) }
        let fresh = unique.filter { topics[$0]?.command == 0 }
        return (subscriber, subscribeCommands(fresh) + settle([subscriber]))
    }

    /// Somebody listens no more.
    mutating func end(_ subscriber: Subscriber) -> [Action] {
        guard let listener = listeners.removeValue(forKey: subscriber) else { return [] }
        var unwanted: [SubscriptionTopic] = []
        for topic in listener.topics {
            topics[topic]?.listeners.removeAll { $0 == subscriber }
            guard topics[topic]?.listeners.isEmpty == true else { continue }
            if let removed = topics.removeValue(forKey: topic), removed.command != 0 { unwanted.append(topic) }
        }
        return isConnected ? unsubscribeCommands(unwanted) : []
    }

    /// There is a connection.
    mutating func connected() -> [Action] {
        isConnected = true
        return subscribeCommands(Array(topics.keys))
    }

    /// The connection is gone.
    mutating func disconnected() {
        isConnected = false
        sent.removeAll()
        for key in topics.keys {
            topics[key]?.command = 0
            topics[key]?.isConfirmed = false
        }
        for key in listeners.keys { listeners[key]?.isWaiting = true }
    }

    /// The server sent something.
    mutating func received(_ reply: RedisReply) -> [Action] {
        guard let push = SubscriptionPush(reply) else { return [.disconnect("the server sent what is no message")] }
        switch push {
        case .message(let topic, let message):
            guard let listening = topics[topic]?.listeners, !listening.isEmpty else { return [] }
            return [.deliver(message, to: listening)]
        case .subscribed(let topic): return answered(.subscribe, topic)
        case .unsubscribed(let topic): return answered(.unsubscribe, topic)
        case .refused(let text): return refused(text)
        }
    }
}

extension SubscriptionStateMachine {
    private mutating func answered(_ kind: Sent.Kind, _ topic: SubscriptionTopic?) -> [Action] {
        guard let first = sent.popFirst(), first.kind == kind, first.topic == topic else {
            return [.disconnect("answers came out of order")]
        }
        // An earlier command about the same channel confirms nothing.
        guard kind == .subscribe, let topic, topics[topic]?.command == first.number else { return [] }
        topics[topic]?.isConfirmed = true
        return settle(topics[topic]?.listeners ?? [])
    }

    private mutating func refused(_ text: String) -> [Action] {
        guard let first = sent.popFirst() else { return [.disconnect(text)] }
        guard case .subscribe = first.kind else { return [] }
        guard let topic = first.topic, topics[topic]?.command == first.number else {
            return []
        }
        topics[topic]?.command = 0
        let listening = topics[topic]?.listeners ?? []
        return listening.flatMap { subscriber in [.refused(subscriber, text)] + end(subscriber) }
    }

    /// Tells those for whom the last confirmation has come.
    private mutating func settle(_ candidates: [Subscriber]) -> [Action] {
        candidates.compactMap { subscriber in
            guard let listener = listeners[subscriber], listener.isWaiting,
                listener.topics.allSatisfy({ topics[$0]?.isConfirmed == true })
            else { return nil }
            listeners[subscriber]?.isWaiting = false
            listeners[subscriber]?.wasReady = true
            return listener.wasReady ? .resubscribed(subscriber) : .ready(subscriber)
        }
    }

    private mutating func subscribeCommands(_ wanted: [SubscriptionTopic]) -> [Action] {
        // One by one, so that a refusal says which.
        wanted.map { topic in
            let command = command(.subscribe, topic)
            topics[topic]?.command = lastCommand
            topics[topic]?.isConfirmed = false
            return .send(command)
        }
    }

    private mutating func unsubscribeCommands(_ unwanted: [SubscriptionTopic]) -> [Action] {
        unwanted.map { .send(command(.unsubscribe, $0)) }
    }

    private mutating func command(_ kind: Sent.Kind, _ topic: SubscriptionTopic) -> RedisCommand {
        lastCommand += 1
        sent.append(Sent(number: lastCommand, kind: kind, topic: topic))
        let name = (topic.isPattern ? "P" : "") + (kind == .subscribe ? "SUBSCRIBE" : "UNSUBSCRIBE")
        return RedisCommand(name, [RedisArgument(topic.name)])
    }
}
