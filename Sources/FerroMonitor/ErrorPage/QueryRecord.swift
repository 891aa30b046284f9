/// One statement that a request ran, as the error page shows it.
public struct QueryRecord: Sendable, Hashable {
    /// The statement's text with its placeholders, never with the values bound to them.
    public let sql: String
    /// How long it took.
    public let duration: Duration
    /// How many rows it read or changed; nil when that is not known.
    public let rows: Int?

    /// Describes a statement.
    public init(sql: String, duration: Duration, rows: Int? = nil) {
        self.sql = sql
        self.duration = duration
        self.rows = rows
    }
}
