import FerroSQL

extension CacheStatements {
    /// How many rows SQLite removes at once, so that other writers get their turn in between.
    static let batch: Int64 = 1000

    /// Removes keys with a prefix: all of them on PostgreSQL, which locks only those, and up to a batch on SQLite.
    func clear(prefix: String) -> SQL {
        if dialect == .postgres {
            return prefix.isEmpty
                ? "DELETE FROM cache_entries" : "DELETE FROM cache_entries WHERE starts_with(key, \(prefix))"
        }
        // Texts are compared byte by byte, so the keys with a prefix follow each other in the index.
        var range: SQL = "key >= \(prefix)"
        if let end = Self.end(ofPrefix: prefix) { range.append(" AND key < \(end)") }
        return """
            DELETE FROM cache_entries WHERE key IN \
            (SELECT key FROM cache_entries WHERE \(range) ORDER BY key LIMIT \(Self.batch))
            """
    }

    /// Removes entries whose time is over, the oldest first, up to so many.
    func sweep(limit: Int) -> SQL {
        // Rows that somebody else holds are being replaced, or swept.
        let locking: SQL = dialect == .postgres ? " FOR UPDATE SKIP LOCKED" : ""
        let over: SQL = dialect == .postgres ? "expires_at <= statement_timestamp()" : "expires_at <= \(now)"
        return """
            DELETE FROM cache_entries WHERE key IN (WITH swept AS MATERIALIZED (\
            SELECT key FROM cache_entries WHERE \(over) ORDER BY expires_at LIMIT \(Int64(max(0, limit)))\(locking)) \
            SELECT key FROM swept)
            """
    }

    /// The first text after every text that begins with a prefix; nil when there is none.
    static func end(ofPrefix prefix: String) -> String? {
        var scalars = Array(prefix.unicodeScalars)
        while let last = scalars.popLast() {
            // The surrogates between are no characters, and U+10FFFF is the last one.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar = Unicode.Scalar(next) else { continue }
            var end = String.UnicodeScalarView(scalars)
            end.append(scalar)
            return String(end)
        }
        return nil
    }
}
