/// A message that somebody published.
public struct RedisMessage: Hashable, Sendable {
    /// The channel it was published to.
    public let channel: String
    /// The pattern that matched the channel, for subscriptions of a pattern.
    public let pattern: String?
    /// What was published.
    public let bytes: [UInt8]

    /// A message as it comes from the server.
    public init(channel: String, pattern: String? = nil, bytes: [UInt8]) {
        self.channel = channel
        self.pattern = pattern
        self.bytes = bytes
    }

    /// What was published, as UTF-8; bytes that are not are replaced by `U+FFFD`.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
