extension RedisError {
    /// What a server's refusal means.
    package static func refused(_ text: String, _ command: String) -> RedisError {
        let prefix = text.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
        let (code, advice) = meaning(prefix)
        return RedisError(code, "Redis refused \(command)\(advice)", reply: text)
    }

    private static func meaning(_ prefix: String) -> (Code, String) {
        switch prefix {
        case "WRONGTYPE": (.wrongType, ": the key holds another kind of value (WRONGTYPE).")
        case "OOM": (.outOfMemory, ": it has no memory left (OOM). Raise maxmemory or let it evict keys.")
        case "LOADING": (.unavailable, ": it is still loading its data (LOADING).")
        case "READONLY": (.unavailable, ": it is a replica, which cannot be written (READONLY).")
        case "MASTERDOWN": (.unavailable, ": it is a replica without its master (MASTERDOWN).")
        case "CLUSTERDOWN": (.unavailable, ": the cluster is down (CLUSTERDOWN).")
        case "TRYAGAIN": (.unavailable, ": the keys are being moved between nodes (TRYAGAIN).")
        case "BUSY": (.unavailable, ": a script runs too long (BUSY).")
        case "NOREPLICAS": (.unavailable, ": too few replicas are there (NOREPLICAS).")
        case "MISCONF": (.unavailable, ": it cannot write its data to disk (MISCONF).")
        case "CROSSSLOT": (.crossSlot, ": its keys are in different slots; give them the same {hash tag} (CROSSSLOT).")
        case "NOSCRIPT": (.script, ": it does not know the script (NOSCRIPT).")
        case "NOAUTH": (.authentication, ": it wants a password (NOAUTH). Set REDIS_PASSWORD or put it in the address.")
        case "WRONGPASS": (.authentication, ": the user or the password is wrong (WRONGPASS).")
        case "NOPERM": (.reply, ": the user may not run it or not touch that key (NOPERM).")
        default: (.reply, "; the reply says why.")
        }
    }
}
