extension RedisCommands {
    /// A sign of life: `PING`.
    nonisolated(nonsending) public func ping() async throws(RedisError) {
        try await run(.ping())
    }

    /// The server's time since 1970 in whole microseconds: `TIME`.
    nonisolated(nonsending) public func time() async throws(RedisError) -> Duration {
        try await run(.time())
    }

    /// What the server says of itself, `used_memory`, `role`…: `INFO`.
    ///
    /// - Parameter section: `memory`, `replication`…; nil for the usual ones.
    nonisolated(nonsending) public func info(section: String? = nil) async throws(RedisError) -> [String: String] {
        try await run(.info(section: section))
    }

    /// How many keys the database has; on a cluster those of one node: `DBSIZE`.
    nonisolated(nonsending) public func keyCount() async throws(RedisError) -> Int {
        try await run(.keyCount())
    }

    /// Settings of the server whose names match a pattern, `maxmemory*`: `CONFIG GET`. Many hosts forbid it.
    nonisolated(nonsending) public func settings(matching pattern: String) async throws(RedisError) -> [String: String]
    {
        try await run(.settings(matching: pattern))
    }

    /// Sends a message to whoever subscribes to a channel now, and says how many that were: `PUBLISH`.
    ///
    /// A subscriber that is away misses it; the number counts only those of the node that was asked.
    @discardableResult
    nonisolated(nonsending) public func publish<V: RedisValue>(
        _ message: V, to channel: String
    ) async throws(RedisError) -> Int {
        try await run(.publish(message, to: channel))
    }
}
