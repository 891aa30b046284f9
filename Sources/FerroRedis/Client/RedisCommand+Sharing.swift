extension RedisCommand {
    /// Whether it would change or block the connection for everybody who shares it.
    ///
    /// By the length first, so that the commands of every day cost no comparison of texts or a few.
    var changesItsConnection: Bool {
        switch name.utf8.count {
        case 4: name == "AUTH" || name == "QUIT" || name == "EXEC" || name == "SYNC"
        case 5: Self.fiveLetters(name)
        case 6: name == "SELECT" || name == "ASKING" || name == "BLMOVE" || name == "BLMPOP" || name == "BZMPOP"
        case 7: name == "MONITOR" || name == "DISCARD" || name == "UNWATCH"
        case 8: name == "BZPOPMIN" || name == "BZPOPMAX" || name == "READONLY"
        case 9: name == "SUBSCRIBE" || name == "READWRITE"
        case 10: name == "PSUBSCRIBE" || name == "SSUBSCRIBE" || name == "BRPOPLPUSH"
        default: false
        }
    }

    private static func fiveLetters(_ name: String) -> Bool {
        switch name {
        case "MULTI", "WATCH", "HELLO", "RESET", "BLPOP", "BRPOP", "PSYNC": true
        default: false
        }
    }

    /// Refuses commands that leave a shared connection otherwise than it was; `MULTI` with its `EXEC` does not.
    static func checkShared(_ commands: [RedisCommand]) throws(RedisError) {
        var isOpen = false
        for command in commands where command.changesItsConnection {
            switch (command.name, isOpen) {
            case ("MULTI", false): isOpen = true
            case ("EXEC", true), ("DISCARD", true): isOpen = false
            default: throw .forOneTask(command.name)
            }
        }
        if isOpen { throw .forOneTask("MULTI without EXEC") }
    }
}

extension RedisError {
    static func forOneTask(_ command: String) -> RedisError {
        RedisError(
            .configuration,
            "\(command) would change or block the connection that all tasks share, so it was not sent. "
                + "Use a transaction, subscribe, pop or the configuration.")
    }
}
