public import FerroSQL

/// A column as a value: what the builders make and ``SchemaStatements`` writes out.
public struct ColumnDefinition: Sendable, Hashable {
    /// What a column gets when a row does not say.
    public enum Default: Sendable, Hashable {
        /// A constant.
        case value(SQLValue)
        /// The moment of the insert.
        case now
    }

    /// An index over the column alone.
    public enum Index: Sendable, Hashable {
        /// One that only makes lookups fast.
        case plain
        /// One that also refuses a second row with the same value.
        case unique
    }

    /// Its name.
    public var name: String
    /// What it holds.
    public var type: ColumnType
    /// Whether it may be NULL; columns may not unless they say so.
    public var isNullable = false
    /// Whether it is the primary key; ``ColumnType/id`` always is.
    public var isPrimary = false
    /// What it gets when a row does not say.
    public var defaultValue: Default?
    /// The index over it.
    public var index: Index?
    /// The row it points to.
    public var reference: ReferenceDefinition?

    /// A column that may not be NULL.
    public init(_ name: String, _ type: ColumnType) {
        self.name = name
        self.type = type
    }
}

/// A foreign key of one column.
public struct ReferenceDefinition: Sendable, Hashable {
    /// What happens to a row when the row it points to is deleted.
    public enum Action: String, Sendable, Hashable {
        /// The deletion is refused.
        case restrict = "RESTRICT"
        /// The row is deleted as well.
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

    /// A reference to a column of a table.
    public init(table: String, column: String = "id", onDelete: Action = .restrict) {
        self.table = table
        self.column = column
        self.onDelete = onDelete
    }
}
