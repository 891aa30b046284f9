/// What happens to messages that come faster than a client reads them.
public struct EventBuffer: Sendable, Hashable {
    enum Policy: Sendable, Hashable {
        case wait
        case dropOldest(Int)
        case end(Int)
    }

    let policy: Policy

    /// Sending waits for the client, so that nothing is lost and nothing is kept; the default.
    public static let none = EventBuffer(policy: .wait)

    /// Sending never waits: beyond that many messages, at least one, the oldest is dropped.
    ///
    /// For messages of which the latest says everything, such as a price.
    public static func droppingOldest(beyond count: Int) -> EventBuffer {
        EventBuffer(policy: .dropOldest(max(1, count)))
    }

    /// Sending never waits: beyond that many messages, at least one, it throws and the stream ends.
    ///
    /// The client connects again and says what it had last; one that reads nothing is closed by the server's deadline.
    public static func ending(beyond count: Int) -> EventBuffer {
        EventBuffer(policy: .end(max(1, count)))
    }
}
