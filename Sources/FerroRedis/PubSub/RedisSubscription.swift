/// The messages of the channels that one has subscribed to.
///
/// ```swift
/// let news = try await redis.subscribe(to: "news", "alerts")
/// for await message in news { print(message.channel, message.text) }
/// ```
///
/// It ends when the loop is left and nothing holds it any more, with ``cancel()``, when the task that reads is
/// cancelled, when the server refuses it, and when the client is closed. Read it in one task.
///
/// Redis keeps no messages: what is published while the connection is lost is missed. The client subscribes again by
/// itself and then counts ``interruptions``; ``events`` has it among the messages. A subscriber that reads too slowly
/// loses the oldest messages (``RedisSubscriptionLimits``), and ``dropped`` counts them.
public final class RedisSubscription: AsyncSequence, Sendable {
    /// What a subscriber hears.
    public enum Event: Hashable, Sendable {
        /// Somebody published a message.
        case message(RedisMessage)
        /// The connection was lost and is there again: messages may have been missed.
        case resubscribed
        /// So many messages were dropped because they were not read in time.
        case dropped(Int)
    }

    let inbox: SubscriptionInbox
    private let onEnd: @Sendable () -> Void

    init(_ inbox: SubscriptionInbox, onEnd: @escaping @Sendable () -> Void) {
        self.inbox = inbox
        self.onEnd = onEnd
    }

    deinit { onEnd() }

    /// How often the connection was lost and made again since: each time messages may have been missed.
    public var interruptions: Int { inbox.interruptions }
    /// How many messages were dropped because they were not read in time.
    public var dropped: Int { inbox.dropped }

    /// Ends it: what was not read is let go of.
    public func cancel() {
        inbox.finish()
        onEnd()
    }

    /// The messages alone.
    public func makeAsyncIterator() -> Iterator { Iterator(subscription: self) }

    /// The messages together with what a reader may want to know about what is missing between them.
    public var events: Events { Events(subscription: self) }
}

extension RedisSubscription {
    /// Reads the messages.
    public struct Iterator: AsyncIteratorProtocol {
        let subscription: RedisSubscription

        /// Waits for the next message; nil at the end.
        public mutating func next() async -> RedisMessage? { await next(isolation: nil) }

        /// Waits for the next message; nil at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> RedisMessage? {
            while let event = await subscription.inbox.next() {
                if case .message(let message) = event { return message }
            }
            return nil
        }
    }

    /// The messages together with what happened between them.
    public struct Events: AsyncSequence, Sendable {
        let subscription: RedisSubscription

        /// Reads the events.
        public func makeAsyncIterator() -> Iterator { Iterator(subscription: subscription) }

        /// Reads the events.
        public struct Iterator: AsyncIteratorProtocol {
            let subscription: RedisSubscription

            /// Waits for the next event; nil at the end.
            public mutating func next() async -> Event? { await subscription.inbox.next() }

            /// Waits for the next event; nil at the end.
            public mutating func next(isolation actor: isolated (any Actor)?) async -> Event? {
                await subscription.inbox.next()
            }
        }
    }
}
