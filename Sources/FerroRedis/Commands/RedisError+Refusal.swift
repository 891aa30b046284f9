extension RedisError {
    /// Reads the server's words of refusal, `WRONGTYPE Operation against a key…`.
    ///
    /// The message never quotes words that could hold a value of the command; ``reply`` has them all.
    /// Prefixes: https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors and Redis 7's server.c.
    ///
    /// - Parameter command: what was refused, for the message.
    public init(reply words: String, to command: String? = nil, file: String = #fileID, line: UInt = #line) {
        let prefix = words.prefix { $0 != " " }
        let (code, meaning) = Self.refusals[String(prefix)] ?? (.reply, Self.sentence(for: words, prefix: prefix))
        let message = command.map { "\($0) was refused. \(meaning)" } ?? meaning
        self.init(code, message, reply: words, file: file, line: line)
    }

    /// What a server's refusal of a command means.
    package static func refused(_ words: String, _ command: String) -> RedisError {
        RedisError(reply: words, to: command)
    }

    private static let refusals: [String: (Code, String)] = [
        "WRONGTYPE": (.wrongType, "The key holds another kind of value: use a key of its own for each kind"),
        "OOM": (.outOfMemory, "Redis has no memory left: raise maxmemory or let it evict keys"),
        "NOAUTH": (.authentication, "Redis asks for a password: set one in REDIS_URL or REDIS_PASSWORD"),
        "WRONGPASS": (.authentication, "Redis refused the user or the password: check REDIS_URL or REDIS_PASSWORD"),
        "NOPERM": (.authentication, "This Redis user may not run the command or touch the key: check its ACL"),
        "LOADING": (.unavailable, "Redis is still loading its data: try again in a moment"),
        "READONLY": (.unavailable, "This Redis is a replica and may not be written: address the master"),
        "MASTERDOWN": (.unavailable, "This Redis is a replica without its master: try again after the failover"),
        "CLUSTERDOWN": (.unavailable, "The cluster does not serve this slot now: try again after the failover"),
        "TRYAGAIN": (.unavailable, "The slot of these keys is moving to another node: try again in a moment"),
        "NOREPLICAS": (.unavailable, "Too few replicas follow this Redis to write: check them and try again"),
        "MISCONF": (.unavailable, "Redis cannot save to disk and so refuses writes: look into its log"),
        "BUSY": (.unavailable, "Redis is busy with a slow script: SCRIPT KILL ends one that wrote nothing"),
        "NOSCRIPT": (.script, "Redis does not know the script: run a RedisScript, which brings its source"),
        "CROSSSLOT": (.crossSlot, "The keys are in different slots: give their names a common {tag}"),
        "EXECABORT": (.reply, "A command of the transaction was refused when it was queued, so nothing ran"),
        "BUSYGROUP": (.reply, "The stream has a consumer group of this name already"),
        "NOGROUP": (.reply, "The stream or its consumer group does not exist: create the group first"),
        "BUSYKEY": (.reply, "The target key exists already: delete it first or ask to replace it"),
        "MOVED": (.reply, "The slot is on another node of the cluster: connect in cluster mode"),
        "ASK": (.reply, "The slot is moving to another node of the cluster: connect in cluster mode"),
        "UNKILLABLE": (.unavailable, "The script has written already and cannot be stopped: wait for its end"),
        "NOTBUSY": (.reply, "No script runs that could be stopped"),
    ]

    /// Words of the server that are the same whatever the command held.
    private static let fixedWords: Set<String> = [
        "ERR syntax error", "ERR no such key", "ERR index out of range", "ERR offset is out of range",
        "ERR value is not an integer or out of range", "ERR value is not a valid float",
        "ERR hash value is not an integer", "ERR hash value is not a float",
        "ERR increment or decrement would overflow", "ERR increment would produce NaN or Infinity",
        "ERR bit offset is not an integer or out of range", "ERR invalid expire time", "ERR DB index is out of range",
        "ERR string exceeds maximum allowed size (proto-max-bulk-len)", "ERR min or max is not a float",
        "ERR min or max not valid string range item", "ERR EXEC without MULTI",
        "ERR MULTI calls can not be nested", "ERR max number of clients reached",
        "ERR Number of keys can't be greater than number of args", "ERR value is out of range, must be positive",
        "ERR The ID specified in XADD is equal or smaller than the target stream top item",
    ]

    private static func sentence(for words: String, prefix: Substring) -> String {
        if fixedWords.contains(words) { return "Redis refused the command: \(words)" }
        let isPlain = prefix.utf8.count <= 24 && prefix.utf8.allSatisfy { (65...90).contains($0) }
        return "Redis refused the command\(isPlain ? " (\(prefix))" : ""): its own words are in `reply` of this error"
    }
}
