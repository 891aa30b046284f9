import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The statements over the `cache_entries` table; each of them is all that one operation needs.
///
/// PostgreSQL reads its own clock, one for however many machines there are; SQLite, whose processes share a machine,
/// is told the time.
struct CacheStatements: Sendable {
    let dialect: Dialect
    /// The present, where the database is told it.
    let now: Date

    private static let live: SQL = "(cache_entries.expires_at IS NULL OR cache_entries.expires_at > "

    /// Every key of a list in one bind, so that the text stays the same however many there are.
    private func among(_ keys: [String]) -> SQL {
        let keys = SQLArray(keys)
        return dialect == .postgres ? "key = ANY(\(keys))" : "key IN (SELECT value FROM json_each(\(keys)))"
    }

    private var present: SQL { dialect == .postgres ? "statement_timestamp()" : "\(now)" }
    private var isLive: SQL { "\(Self.live)\(present))" }
    private var isOver: SQL { "cache_entries.expires_at <= \(present)" }

    private func expiry(_ lifetime: Duration?) -> SQL {
        guard let milliseconds = lifetime.flatMap(\.lifetimeMilliseconds) else { return "NULL" }
        if dialect == .postgres { return "statement_timestamp() + \(SQLInterval(microseconds: milliseconds * 1000))" }
        return "\(now + .init(milliseconds) / 1000)"
    }

    func get(_ key: String) -> SQL {
        "SELECT bytes, number FROM cache_entries WHERE key = \(key) AND \(isLive)"
    }

    func get(_ keys: [String]) -> SQL {
        "SELECT key, bytes, number FROM cache_entries WHERE \(among(keys)) AND \(isLive)"
    }

    private func insert(_ write: CacheWrite) -> SQL {
        let number = WholeNumber(digits: write.entry.bytes)
        let bytes = number == nil ? write.entry.bytes : nil
        return """
            INSERT INTO cache_entries (key, bytes, number, expires_at) \
            VALUES (\(write.key), \(bytes), \(number?.value), \(expiry(write.lifetime))) ON CONFLICT (key) DO UPDATE \
            SET bytes = excluded.bytes, number = excluded.number, expires_at = excluded.expires_at
            """
    }

    func put(_ write: CacheWrite) -> SQL { insert(write) }

    /// Changes one row when the entry was kept, none when the key has one.
    func add(_ write: CacheWrite) -> SQL { "\(insert(write)) WHERE \(isOver)" }

    func pull(_ key: String) -> SQL {
        "DELETE FROM cache_entries WHERE key = \(key) AND \(isLive) RETURNING bytes, number"
    }

    func forget(_ keys: [String]) -> SQL { "DELETE FROM cache_entries WHERE \(among(keys)) AND \(isLive)" }

    func touch(_ key: String, lifetime: Duration?) -> SQL {
        "UPDATE cache_entries SET expires_at = \(expiry(lifetime)) WHERE key = \(key) AND \(isLive)"
    }

    /// Answers the sum; no row when the key has no number, or one that the amount takes out of 64 bits.
    func increment(_ key: String, by amount: Int64, lifetime: Duration?) -> SQL {
        let lowest = amount < 0 ? Int64.min - amount : .min
        let highest = amount > 0 ? Int64.max - amount : .max
        return """
            INSERT INTO cache_entries (key, bytes, number, expires_at) \
            VALUES (\(key), NULL, \(amount), \(expiry(lifetime))) ON CONFLICT (key) DO UPDATE SET bytes = NULL, \
            number = CASE WHEN \(isOver) THEN excluded.number ELSE cache_entries.number + excluded.number END, \
            expires_at = CASE WHEN \(isOver) THEN excluded.expires_at ELSE cache_entries.expires_at END \
            WHERE \(isOver) OR cache_entries.number BETWEEN \(lowest) AND \(highest) RETURNING number
            """
    }
}
