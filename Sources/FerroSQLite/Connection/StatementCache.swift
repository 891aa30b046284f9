import FerroSQL

/// The prepared statements of one connection, the least recently used of which makes room.
struct StatementCache {
    private let capacity: Int
    private var entries: [String: (statement: PreparedStatement, lastUse: UInt64)] = [:]
    private var uses: UInt64 = 0

    init(capacity: Int) { self.capacity = max(0, capacity) }

    /// How many statements are kept.
    var count: Int { entries.count }

    /// The statement of a text, compiled on first use.
    mutating func statement(_ text: String, on database: OpaquePointer) throws(SQLError) -> PreparedStatement {
        uses &+= 1
        if let found = entries[text]?.statement {
            entries[text]?.lastUse = uses
            return found
        }
        let statement = try PreparedStatement(text, on: database)
        guard capacity > 0 else { return statement }
        if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key {
            entries[oldest] = nil
        }
        entries[text] = (statement, uses)
        return statement
    }

    /// Lets go of every statement.
    mutating func removeAll() { entries = [:] }
}
