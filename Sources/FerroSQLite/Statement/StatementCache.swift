import FerroSQL

/// The prepared statements of one connection, the least recently used of which makes room.
struct StatementCache {
    private let capacity: Int
    private var entries: [String: PreparedStatement] = [:]
    private var uses: UInt64 = 0
    /// The last of those with a long text, a bulk insert for example: repeated at once or never again.
    private var large: PreparedStatement?
    private static let largestText = 16_384

    init(capacity: Int) { self.capacity = max(0, capacity) }

    /// How many statements are kept.
    var count: Int { entries.count + (large == nil ? 0 : 1) }

    /// The statement of a text, compiled on first use.
    mutating func statement(_ text: String, on database: OpaquePointer) throws(SQLError) -> PreparedStatement {
        if text.utf8.count > Self.largestText {
            if let large, large.text == text { return large }
        } else if let found = entries[text] {
            uses &+= 1
            found.lastUse = uses
            return found
        }
        let statement = try PreparedStatement(text, on: database)
        put(statement)
        return statement
    }

    /// The statement of a text, which is the caller's alone until it is put back.
    mutating func take(_ text: String, on database: OpaquePointer) throws(SQLError) -> PreparedStatement {
        if let found = entries.removeValue(forKey: text) { return found }
        return try PreparedStatement(text, on: database)
    }

    /// Keeps a statement that nobody uses, unless its text has one already.
    mutating func put(_ statement: PreparedStatement) {
        guard capacity > 0, entries[statement.text] == nil else { return }
        if statement.text.utf8.count > Self.largestText {
            large = statement
            return
        }
        if entries.count >= capacity, let oldest = entries.values.min(by: { $0.lastUse < $1.lastUse })?.text {
            entries[oldest] = nil
        }
        uses &+= 1
        statement.lastUse = uses
        entries[statement.text] = statement
    }

    /// Lets go of every statement.
    mutating func removeAll() {
        entries = [:]
        large = nil
    }
}
