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
    ///
    /// While Redis is away it waits, as reading does: telling it twice does no harm.
    /// - Throws: ``RedisError`` for what waiting does not mend: a refusal, a closed client, a cancelled task.
    public func acknowledge() async throws(RedisError) {
        var failures = 0
        while true {
            do throws(RedisError) {
                _ = try await client.acknowledge([entry.id], of: key, in: group)
                return
            } catch {
                guard error.mayPass else { throw error }
                failures += 1
                try await RedisDeliveries.pause(after: failures)
            }
        }
    }
}
