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
