import NIOCore

/// What came for one subscriber and was not read yet, within limits: the oldest messages give way, and are counted.
struct SubscriptionBuffer {
    private var events = CircularBuffer<RedisSubscription.Event>()
    private var messages = 0
    private var bytes = 0
    private let limits: RedisSubscriptionLimits
    private var untoldDropped = 0
    private var isInterruptionUntold = false
    /// The messages that gave way in all.
    private(set) var dropped = 0
    /// How often the connection was lost and made again.
    private(set) var interruptions = 0

    init(_ limits: RedisSubscriptionLimits) { self.limits = limits }

    /// A message came.
    mutating func append(_ message: RedisMessage) {
        events.append(.message(message))
        messages += 1
        bytes += message.size
        // The newest stays, however long: the limits of the connection bound it.
        while messages > 1, messages > limits.messages || bytes > limits.bytes { dropOldest() }
    }

    /// The connection was lost and made again.
    mutating func interrupt() {
        interruptions += 1
        if case .resubscribed? = events.last { return }
        events.append(.resubscribed)
    }

    /// Lets go of what waits; the counts stay.
    mutating func clear() {
        events = CircularBuffer()
        (messages, bytes, untoldDropped, isInterruptionUntold) = (0, 0, 0, false)
    }

    /// What the reader gets next; nil when there is nothing.
    mutating func next() -> RedisSubscription.Event? {
        if untoldDropped > 0 {
            defer { untoldDropped = 0 }
            return .dropped(untoldDropped)
        }
        if isInterruptionUntold {
            isInterruptionUntold = false
            return .resubscribed
        }
        return removeFirst()
    }

    private mutating func removeFirst() -> RedisSubscription.Event? {
        let event = events.popFirst()
        if case .message(let message)? = event {
            messages -= 1
            bytes -= message.size
        }
        return event
    }

    private mutating func dropOldest() {
        switch removeFirst() {
        case .message:
            dropped += 1
            untoldDropped += 1
        case .resubscribed: isInterruptionUntold = true
        case .dropped, nil: break
        }
    }
}

extension RedisMessage {
    fileprivate var size: Int { bytes.count + channel.utf8.count + (pattern?.utf8.count ?? 0) }
}

/// How much may wait for one subscriber that reads too slowly.
public struct RedisSubscriptionLimits: Hashable, Sendable {
    /// The messages that may wait; 1 024.
    public var messages = 1_024
    /// The bytes of the messages and of their channels' names that may wait; 16 MiB.
    public var bytes = 16 << 20

    /// The limits as they are stated at each.
    public init() {}
}
