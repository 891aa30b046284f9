/// What the server sends on a connection that subscribes (https://redis.io/docs/manual/pubsub).
enum SubscriptionPush: Hashable, Sendable {
    /// The server took a subscription.
    case subscribed(SubscriptionTopic)
    /// The server ended a subscription; nil when there was none.
    case unsubscribed(SubscriptionTopic?)
    case message(SubscriptionTopic, RedisMessage)
    /// The first command without an answer was refused.
    case refused(String)

    /// Reads a reply; nil when it is none of these.
    init?(_ reply: RedisReply) {
        switch reply {
        case .error(let text): self = .refused(text)
        case .array(let parts): self.init(parts)
        default: return nil
        }
    }

    private init?(_ parts: [RedisReply]) {
        guard let kind = parts.first.flatMap(Self.text) else { return nil }
        switch (kind, parts.count) {
        case ("message", 3):
            guard let channel = Self.text(parts[1]), let bytes = parts[2].bytes else { return nil }
            self = .message(.channel(channel), RedisMessage(channel: channel, bytes: bytes))
        case ("pmessage", 4):
            guard let pattern = Self.text(parts[1]), let channel = Self.text(parts[2]), let bytes = parts[3].bytes
            else { return nil }
            self = .message(.pattern(pattern), RedisMessage(channel: channel, pattern: pattern, bytes: bytes))
        case ("subscribe", 3), ("psubscribe", 3):
            guard let name = Self.text(parts[1]) else { return nil }
            self = .subscribed(kind == "subscribe" ? .channel(name) : .pattern(name))
        case ("unsubscribe", 3), ("punsubscribe", 3):
            let name = Self.text(parts[1])
            self = .unsubscribed(name.map { kind == "unsubscribe" ? .channel($0) : .pattern($0) })
        default: return nil
        }
    }

    private static func text(_ reply: RedisReply) -> String? { reply.bytes.map { String(decoding: $0, as: UTF8.self) } }
}
