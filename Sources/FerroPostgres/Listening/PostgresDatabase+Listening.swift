public import FerroSQL

extension PostgresDatabase: SQLListening {
    /// What is sent on a channel from now on; one connection beside the pool serves every channel.
    ///
    /// A stream that is read too slowly keeps the newest 4096 events, and `.listening` says that some are missing.
    public func listen(to channel: String) -> AsyncStream<SQLListenEvent> { client.listener.listen(to: channel) }

    /// Sends a message to whoever listens to a channel: one round trip.
    ///
    /// In a transaction use `SELECT pg_notify(…)` on its database, so that it is sent when that commits.
    ///
    /// - Parameters:
    ///   - channel: a name of up to 63 bytes.
    ///   - payload: text of fewer than 8000 bytes.
    /// - Throws: ``SQLError``.
    public func notify(_ channel: String, _ payload: String = "") async throws {
        _ = try await execute(
            SQLStatement(text: "SELECT pg_notify($1, $2)", binds: [.text(channel), .text(payload)]))
    }
}
