/// What sentinels and servers say about who is the master.
enum SentinelReply {
    /// The address in the answer to `SENTINEL GET-MASTER-ADDR-BY-NAME`; nil when the sentinel knows no such master.
    ///
    /// - Throws: ``RedisError`` with ``RedisError/Code/decoding`` for anything else.
    static func master(_ reply: RedisReply) throws(RedisError) -> RedisEndpoint? {
        if reply.isNull { return nil }
        guard case .array(let parts) = reply, parts.count == 2,
            let host = parts[0].bytes.flatMap(String.init(redisBytes:)),
            let port = parts[1].bytes.flatMap(Int.init(redisBytes:)), let endpoint = endpoint(host, port)
        else { throw RedisError(.decoding, "A sentinel's answer cannot be read. Is it a sentinel that listens there?") }
        return endpoint
    }

    /// Whether the answer to `ROLE` says that the server is a master.
    static func isMaster(_ reply: RedisReply) -> Bool {
        guard case .array(let parts) = reply, let role = parts.first?.bytes else { return false }
        return role == Array("master".utf8)
    }

    /// The new address of the master of this name in a message of `+switch-master`; nil when it is about another.
    ///
    /// `mymaster 127.0.0.1 6379 127.0.0.1 6380`: the name, the old address, the new one.
    static func switched(_ text: String, master: String) -> RedisEndpoint? {
        let words = text.split(separator: " ")
        guard words.count == 5, words[0] == master, let port = Int(words[4]) else { return nil }
        return endpoint(String(words[3]), port)
    }

    private static func endpoint(_ host: String, _ port: Int) -> RedisEndpoint? {
        guard !host.isEmpty, host.utf8.count <= 255, (1...65_535).contains(port) else { return nil }
        return .host(host, port: port)
    }
}
