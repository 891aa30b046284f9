/// A table as a value.
public struct TableDefinition: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its columns in order.
    public var columns: [ColumnDefinition]
    /// Indexes over several columns; those over one can stand in the column.
    public var indexes: [IndexDefinition]
    /// The columns of its primary key, when no column alone is it.
    public var primaryKey: [String] = []
    /// Foreign keys of several columns; those of one can stand in the column.
    public var foreignKeys: [ForeignKeyDefinition] = []
    /// Conditions that every row keeps.
    public var checks: [CheckDefinition] = []
    /// The columns that are searched as text; see ``FullTextConvention``.
    public var fullText: [String] = []
    /// What it is for; kept in PostgreSQL's catalog, left out on SQLite.
    public var comment: String?

    /// A table of columns.
    public init(_ name: String, columns: [ColumnDefinition] = [], indexes: [IndexDefinition] = []) {
        self.name = name
        self.columns = columns
        self.indexes = indexes
    }

    /// A table described by a closure.
    public init(_ name: String, _ describe: (TableBuilder) -> Void) {
        let builder = TableBuilder(name)
        describe(builder)
        self = builder.definition
    }
}
