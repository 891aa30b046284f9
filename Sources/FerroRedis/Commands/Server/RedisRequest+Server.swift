extension RedisRequest {
    /// A sign of life: `PING`.
    public static func ping() -> Self where Value == Void {
        Self("PING", isReadOnly: true, as: ReplyShape("PONG") { reply in reply.text == "PONG" ? () : nil })
    }

    /// The server's time since 1970 in whole microseconds: `TIME`.
    public static func time() -> Self where Value == Duration {
        Self(
            "TIME", isReadOnly: true,
            as: ReplyShape("seconds and microseconds") { reply in
                guard let parts = reply.list({ $0.integer }), parts.count == 2 else { return nil }
                return .seconds(parts[0]) + .microseconds(parts[1])
            })
    }

    /// What the server says of itself, `used_memory`, `role`…: `INFO`.
    ///
    /// - Parameter section: `memory`, `replication`…; nil for the usual ones.
    public static func info(section: String? = nil) -> Self where Value == [String: String] {
        Self(
            "INFO", section.map { [RedisArgument($0)] } ?? [], isReadOnly: true,
            as: ReplyShape("lines of names and values") { reply in
                guard case .string = reply, let text = reply.text else { return nil }
                var values: [String: String] = [:]
                for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
                    guard let colon = line.firstIndex(of: ":") else { continue }
                    values[String(line[..<colon])] = String(line[line.index(after: colon)...])
                }
                return values
            })
    }

    /// How many keys the database has; on a cluster those of one node: `DBSIZE`.
    public static func keyCount() -> Self where Value == Int {
        Self("DBSIZE", isReadOnly: true, as: .count)
    }

    /// Settings of the server whose names match a pattern, `maxmemory*`: `CONFIG GET`. Many hosts forbid it.
    public static func settings(matching pattern: String) -> Self where Value == [String: String] {
        Self("CONFIG", ["GET", RedisArgument(pattern)], isReadOnly: true, as: .fields(String.self))
    }

    /// Sends a message to whoever subscribes to a channel now, and says how many that were: `PUBLISH`.
    ///
    /// A subscriber that is away misses it; the number counts only those of the node that was asked.
    public static func publish<V: RedisValue>(_ message: V, to channel: String) -> Self where Value == Int {
        Self("PUBLISH", [RedisArgument(channel), message.redisArgument], as: .count)
    }
}
