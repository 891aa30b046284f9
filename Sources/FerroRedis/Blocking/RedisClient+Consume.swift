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
