import NIOCore

/// What came for one subscriber and was not read yet, within limits: the oldest messages give way, and are counted.
struct SubscriptionBuffer {
    private var messages = CircularBuffer<RedisMessage>()
    private var bytes = 0
    private let limits: RedisSubscriptionLimits
    /// Dropped or interrupted since the reader was last told.
    private var untoldDropped = 0
    private var isInterruptionUntold = false
    /// The messages that gave way in all.
    private(set) var dropped = 0
    /// How often the connection was lost and made again.
    private(set) var interruptions = 0

    init(_ limits: RedisSubscriptionLimits) { self.limits = limits }

    /// A message came.
    mutating func append(_ message: RedisMessage) {
        messages.append(message)
        bytes += message.bytes.count
        // The newest stays, however long: the limits of the connection bound it.
        while messages.count > 1, messages.count > limits.messages || bytes > limits.bytes {
            bytes -= messages.removeFirst().bytes.count
            dropped += 1
            untoldDropped += 1
        }
    }

    /// The connection was lost and made again.
    mutating func interrupt() {
        interruptions += 1
        isInterruptionUntold = true
    }

    /// Lets go of what waits; the counts stay.
    mutating func clear() {
        messages = CircularBuffer()
        bytes = 0
        untoldDropped = 0
        isInterruptionUntold = false
    }

    /// What the reader gets next; nil when there is nothing.
    mutating func next() -> RedisSubscription.Event? {
        if untoldDropped > 0 {
            defer { untoldDropped = 0 }
            return .dropped(untoldDropped)
        }
        // Told at once and not in its place among the messages: who has to load again should not wait.
        if isInterruptionUntold {
            isInterruptionUntold = false
            return .resubscribed
        }
        guard let message = messages.popFirst() else { return nil }
        bytes -= message.bytes.count
        return .message(message)
    }
}

/// How much may wait for one subscriber that reads too slowly.
public struct RedisSubscriptionLimits: Hashable, Sendable {
    /// The messages that may wait; 1 024.
    public var messages = 1_024
    /// The bytes of the messages that may wait; 16 MiB.
    public var bytes = 16 << 20

    /// The limits as they are stated at each.
    public init() {}
}
