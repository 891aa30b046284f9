/// A foreign key of one column.
public struct ReferenceDefinition: Sendable, Hashable {
    /// What happens to a row when the row it points to is deleted, or its key changes.
    public enum Action: String, Sendable, Hashable {
        /// It is refused, at once.
        case restrict = "RESTRICT"
        /// It is refused at the end of the statement, or of the transaction where the key is deferrable.
        case noAction = "NO ACTION"
        /// The row is deleted, or changed, as well.
        case cascade = "CASCADE"
        /// The column becomes NULL.
        case setNull = "SET NULL"
        /// The column gets its default.
        case setDefault = "SET DEFAULT"
    }

    /// The table it points to.
    public var table: String
    /// The column of that table, its primary key.
    public var column: String
    /// What happens when the row is deleted.
    public var onDelete: Action
    /// What happens when the row's key changes; nil for what the database does by itself, which is to refuse.
    public var onUpdate: Action?
    /// Whether it is checked at the end of the transaction only.
    public var isDeferred = false

    /// A reference to a column of a table.
    public init(table: String, column: String = "id", onDelete: Action = .restrict, onUpdate: Action? = nil) {
        self.table = table
        self.column = column
        self.onDelete = onDelete
        self.onUpdate = onUpdate
    }
}
