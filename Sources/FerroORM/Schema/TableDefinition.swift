/// A table as a value.
public struct TableDefinition: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its columns in order.
    public var columns: [ColumnDefinition]
    /// Indexes over several columns; those over one can stand in the column.
    public var indexes: [IndexDefinition]

    /// A table of columns.
    public init(_ name: String, columns: [ColumnDefinition] = [], indexes: [IndexDefinition] = []) {
        self.name = name
        self.columns = columns
        self.indexes = indexes
    }

    /// A table described by a closure.
    public init(_ name: String, _ describe: (TableBuilder) -> Void) {
        let builder = TableBuilder()
        describe(builder)
        self.init(name, columns: builder.columns.map(\.definition), indexes: builder.indexes)
    }
}

/// Changes to a table that exists.
public struct TableAlteration: Sendable, Hashable {
    /// One change.
    public enum Change: Sendable, Hashable {
        /// A new column.
        case add(ColumnDefinition)
        /// A column less, with the indexes over it alone that have their usual names.
        case drop(String)
        /// A column renamed.
        case rename(String, to: String)
        /// A new index.
        case addIndex(IndexDefinition)
        /// An index less.
        case dropIndex(IndexDefinition)
    }

    /// The table.
    public var table: String
    /// The changes in order.
    public var changes: [Change]

    /// Changes to a table.
    public init(_ table: String, changes: [Change] = []) {
        self.table = table
        self.changes = changes
    }

    /// Changes described by a closure.
    public init(_ table: String, _ describe: (AlterationBuilder) -> Void) {
        let builder = AlterationBuilder()
        describe(builder)
        self.init(table, changes: builder.changes.map { $0() })
    }
}
