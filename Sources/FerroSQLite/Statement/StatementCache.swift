import FerroSQL

/// The prepared statements of one connection, the least recently used of which makes room.
struct StatementCache {
    private let capacity: Int
    private var entries: [String: PreparedStatement] = [:]
    private var uses: UInt64 = 0

    init(capacity: Int) { self.capacity = max(0, capacity) }

    /// How many statements are kept.
    var count: Int { entries.count }

    /// The statement of a text, compiled on first use.
    mutating func statement(_ text: String, on database: OpaquePointer) throws(SQLError) -> PreparedStatement {
        uses &+= 1
        if let found = entries[text] {
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
        if entries.count >= capacity, let oldest = entries.values.min(by: { $0.lastUse < $1.lastUse })?.text {
            entries[oldest] = nil
        }
        uses &+= 1
        statement.lastUse = uses
        entries[statement.text] = statement
    }

    /// Lets go of every statement.
    mutating func removeAll() { entries = [:] }
}
