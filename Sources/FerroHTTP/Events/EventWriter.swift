import NIOCore

/// Sends the messages of one event stream; several tasks may use it at once.
public struct EventWriter: Sendable {
    private let outbox: EventOutbox

    init(_ outbox: EventOutbox) { self.outbox = outbox }

    /// Sends a message; returns when the client has room for more, or at once where an ``EventBuffer`` keeps messages.
    ///
    /// Throws a `CancellationError` when the client has gone or the server stops, and an ``HTTPFailure`` for a message
    /// that cannot be written or one too many.
    public func send(_ event: ServerEvent) async throws {
        var bytes = ByteBuffer()
        try event.write(to: &bytes)
        try await outbox.send(bytes)
    }
}
