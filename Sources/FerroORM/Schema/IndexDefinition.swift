/// An index over one or several columns of a table.
public struct IndexDefinition: Sendable, Hashable {
    /// The columns in order.
    public var columns: [String]
    /// Whether two rows may not have the same values.
    public var isUnique: Bool
    /// Its name; nil for the one made of table and columns.
    public var name: String?

    /// An index over columns.
    public init(_ columns: [String], isUnique: Bool = false, name: String? = nil) {
        self.columns = columns
        self.isUnique = isUnique
        self.name = name
    }

    /// The name it has in a table: `links_url_unique`, `posts_author_id_created_at_index`.
    ///
    /// A name longer than PostgreSQL's 63 bytes is cut and ends with a hash (FNV-1a) of the whole.
    public func name(in table: String) -> String {
        if let name { return name }
        let full = ([table] + columns + [isUnique ? "unique" : "index"]).joined(separator: "_")
        guard full.utf8.count > 63 else { return full }
        let hash = full.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        var start = full
        while start.utf8.count > 54 { start.removeLast() }
        let digits = String(hash, radix: 16)
        return "\(start)_\(String(repeating: "0", count: 8 - digits.count))\(digits)"
    }
}
