/// What a connection that one task had to itself remembers of it.
struct Cleanliness {
    /// Whether it is looked at at all: the commands of a shared connection are not.
    var isWatched = false
    private var isInTransaction = false
    private var isWatching = false
    private var isSpoilt = false

    /// Whether the next task finds the connection as a new one.
    var isClean: Bool { !isInTransaction && !isWatching && !isSpoilt }

    mutating func note(_ command: RedisCommand) {
        switch command.name.uppercased() {
        case "MULTI": isInTransaction = true
        case "EXEC", "DISCARD":
            isInTransaction = false
            isWatching = false
        case "WATCH": isWatching = true
        case "UNWATCH": isWatching = false
        case "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "MONITOR", "SELECT", "AUTH", "HELLO", "RESET", "QUIT", "CLIENT",
            "READONLY", "READWRITE", "ASKING", "SYNC", "PSYNC":
            isSpoilt = true
        default: break
        }
    }
}
