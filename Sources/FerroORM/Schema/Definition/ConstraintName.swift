/// Names that are made of others and must fit into PostgreSQL's 63 bytes.
enum ConstraintName {
    /// The name itself, or its beginning and a hash (FNV-1a) of the whole when it is too long.
    static func fitted(_ full: String) -> String {
        guard full.utf8.count > 63 else { return full }
        let hash = full.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        var start = full
        while start.utf8.count > 54 { start.removeLast() }
        let digits = String(hash, radix: 16)
        return "\(start)_\(String(repeating: "0", count: 8 - digits.count))\(digits)"
    }

    /// The check that keeps a column to its values: `posts_status_check`.
    static func check(_ table: String, _ column: String) -> String { fitted("\(table)_\(column)_check") }
}
