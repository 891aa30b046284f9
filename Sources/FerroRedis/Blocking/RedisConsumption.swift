/// How a consumer reads a stream.
public struct RedisConsumption: Hashable, Sendable {
    /// How many entries are asked for at a time; so many may be lost to other consumers until they are idle.
    public var batch = 100
    /// How long one question waits at the server; a shutdown need not wait for it.
    public var wait: Duration = .seconds(5)
    /// After what time without acknowledgement an entry of any consumer is taken over; nil for never.
    ///
    /// Longer than the slowest handling: an entry that is still worked on is handed out twice otherwise.
    public var claimIdle: Duration? = .seconds(60)
    /// Where a group that does not exist yet begins.
    public var start: RedisStreamStart = .oldest

    /// The usual settings.
    public init() {}
}

/// An entry of a stream that was handed to a consumer.
public struct RedisDelivery: Sendable {
    /// The entry.
    public let entry: RedisStreamEntry
    /// Whether it was handed out before, and perhaps handled.
    public let isRepeated: Bool
    let key: RedisKey
    let group: String
    let client: RedisClient

    /// Tells the group that the entry is done: `XACK`. Without it the entry is handed out again.
    public func acknowledge() async throws(RedisError) {
        try await client.acknowledge([entry.id], of: key, in: group)
    }
}

extension RedisClient {
    /// The entries of a stream for one consumer of a group, for ever: each goes to one consumer at a time.
    ///
    /// ```swift
    /// for try await delivery in redis.consume("orders", group: "mail", consumer: "web-1") {
    ///     try await send(delivery.entry)
    ///     try await delivery.acknowledge()
    /// }
    /// ```
    ///
    /// The group and the stream are made when they do not exist. An entry comes at least once: first those that this
    /// consumer had and did not acknowledge, then those that others left, in between new ones. When the connection is
    /// lost it goes on by itself as soon as there is one, and what was on its way comes then. Cancelling the task ends
    /// the waiting at once. Each loop keeps a connection of its own while it waits.
    ///
    /// - Parameter consumer: its name, which no other that runs may have.
    public func consume(
        _ key: RedisKey, group: String, consumer: String, _ settings: RedisConsumption = RedisConsumption()
    ) -> RedisDeliveries {
        RedisDeliveries(client: self, key: key, group: group, consumer: consumer, settings: settings)
    }
}

/// The entries of a stream for one consumer; see ``RedisClient/consume(_:group:consumer:_:)``.
public struct RedisDeliveries: AsyncSequence, Sendable {
    /// What it gives.
    public typealias Element = RedisDelivery
    let client: RedisClient
    let key: RedisKey
    let group: String
    let consumer: String
    let settings: RedisConsumption

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator { Iterator(source: self) }
}
