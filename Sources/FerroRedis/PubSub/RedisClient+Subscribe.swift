extension RedisClient {
    /// Listens to channels; one round trip, over a connection that all subscriptions of the client share.
    ///
    /// ```swift
    /// let news = try await redis.subscribe(to: "news", "alerts")
    /// for await message in news { print(message.channel, message.text) }
    /// ```
    ///
    /// - Throws: ``RedisError`` when the server refuses, or cannot be reached in time.
    public func subscribe(
        to channels: String..., limits: RedisSubscriptionLimits = RedisSubscriptionLimits()
    ) async throws(RedisError) -> RedisSubscription {
        try await subscribe(to: channels, limits: limits)
    }

    /// Listens to channels; one round trip.
    public func subscribe(
        to channels: [String], limits: RedisSubscriptionLimits = RedisSubscriptionLimits()
    ) async throws(RedisError) -> RedisSubscription {
        try await listen(to: channels.map { .channel($0) }, limits)
    }

    /// Listens to all channels whose names match a pattern: `room.*`, `user:[0-9]?` (as Redis' `PSUBSCRIBE`).
    ///
    /// Patterns cost the server for each message that anybody publishes: prefer names.
    /// - Throws: ``RedisError`` when the server refuses, or cannot be reached in time.
    public func subscribe(
        matching patterns: String..., limits: RedisSubscriptionLimits = RedisSubscriptionLimits()
    ) async throws(RedisError) -> RedisSubscription {
        try await listen(to: patterns.map { .pattern($0) }, limits)
    }

    private func listen(
        to topics: [SubscriptionTopic], _ limits: RedisSubscriptionLimits
    ) async throws(RedisError) -> RedisSubscription {
        guard !topics.isEmpty else {
            throw RedisError(.configuration, "A subscription needs at least one channel.")
        }
        return try await subscriptions.subscribe(to: topics, limits: limits)
    }
}

extension SubscriptionHub.Settings {
    /// The times of a client.
    init(_ configuration: RedisConfiguration) {
        delay = configuration.resubscribeDelay
        pingInterval = configuration.pingInterval
        patience = configuration.connectTimeout + configuration.commandTimeout
    }
}
