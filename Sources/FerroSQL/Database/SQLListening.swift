/// A driver whose database tells sessions of each other's messages (PostgreSQL's LISTEN and NOTIFY).
public protocol SQLListening: SQLDriver {
    /// What is sent on a channel from now on; it survives a lost connection, and ends when the driver is closed.
    ///
    /// Messages sent while there was no connection are lost: each `.listening` after the first says that there may have
    /// been some.
    func listen(to channel: String) -> AsyncStream<SQLListenEvent>
}

/// What a listener is told.
public enum SQLListenEvent: Sendable, Hashable {
    /// The channel is listened to, from now on or again; what was sent before may have been missed.
    case listening
    /// Somebody sent a message, after it was committed.
    case notification(SQLNotification)
}

/// A message from one session of a database to the others.
public struct SQLNotification: Sendable, Hashable {
    /// The channel it was sent on.
    public var channel: String
    /// Its text, below 8000 bytes on PostgreSQL.
    public var payload: String

    /// A message.
    public init(channel: String, payload: String = "") {
        self.channel = channel
        self.payload = payload
    }
}
