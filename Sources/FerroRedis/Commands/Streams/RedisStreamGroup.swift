/// An entry that was handed to a consumer and is not acknowledged.
public struct RedisPendingEntry: Hashable, Sendable {
    /// Its id.
    public let id: RedisStreamID
    /// Who has it.
    public let consumer: String
    /// How long ago it was handed out the last time.
    public let idle: Duration
    /// How often it was handed out.
    public let deliveries: Int

    init?(_ reply: RedisReply) {
        guard let parts = reply.elements, parts.count == 4, let id = parts[0].value(as: RedisStreamID.self),
            let consumer = parts[1].text, let idle = parts[2].integer,
            let deliveries = parts[3].integer.flatMap({ Int(exactly: $0) })
        else { return nil }
        self.id = id
        self.consumer = consumer
        self.idle = .milliseconds(idle)
        self.deliveries = deliveries
    }
}

/// Entries that were claimed from consumers that left them.
public struct RedisClaim: Hashable, Sendable {
    /// Where the next claim goes on; `.zero` when all were looked at.
    public let next: RedisStreamID
    /// The entries.
    public let entries: [RedisStreamEntry]

    init?(_ reply: RedisReply) {
        guard let parts = reply.elements, parts.count >= 2, let next = parts[0].value(as: RedisStreamID.self),
            let entries = parts[1].list({ entry -> RedisStreamEntry?? in
                // Redis 6.2 gives nothing in the place of an entry that was deleted.
                if entry.isNull { return .some(nil) }
                return RedisStreamEntry(entry).map { .some($0) }
            })
        else { return nil }
        self.next = next
        self.entries = entries.compactMap { $0 }
    }
}

/// A group of consumers of a stream.
public struct RedisStreamGroup: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// How many consumers it had.
    public let consumers: Int
    /// How many entries are handed out and not acknowledged.
    public let pending: Int
    /// The last entry that was handed out.
    public let lastDelivered: RedisStreamID
    /// How many entries were not handed out; nil when the server does not know or is older than Redis 7.
    public let lag: Int?

    init?(_ reply: RedisReply) {
        guard let pairs = reply.pairs({ $0.text }, { $0 }) else { return nil }
        let parts = Dictionary(pairs) { _, last in last }
        guard let name = parts["name"]?.text, let consumers = parts["consumers"]?.integer.flatMap({ Int(exactly: $0) }),
            let pending = parts["pending"]?.integer.flatMap({ Int(exactly: $0) }),
            let lastDelivered = parts["last-delivered-id"]?.value(as: RedisStreamID.self)
        else { return nil }
        self.name = name
        self.consumers = consumers
        self.pending = pending
        self.lastDelivered = lastDelivered
        lag = parts["lag"]?.integer.flatMap { Int(exactly: $0) }
    }
}
