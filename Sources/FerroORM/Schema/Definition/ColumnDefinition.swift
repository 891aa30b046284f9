public import FerroSQL

/// A column as a value: what the builders make and ``SchemaStatements`` writes out.
public struct ColumnDefinition: Sendable, Hashable {
    /// What a column gets when a row does not say.
    public enum Default: Sendable, Hashable {
        /// A constant.
        case value(SQLValue)
        /// The moment of the insert.
        case now
        /// What an expression gives; its binds are written as literals.
        case expression(SQL)
    }

    /// An index over the column alone.
    public enum Index: Sendable, Hashable {
        /// One that only makes lookups fast.
        case plain
        /// One that also refuses a second row with the same value.
        case unique
    }

    /// What computes a column from the others of its row.
    public struct Generation: Sendable, Hashable {
        /// The expression; its binds are written as literals.
        public var expression: SQL
        /// Whether the value is kept in the row; PostgreSQL before 18 knows no other.
        public var isStored: Bool
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
    /// What computes it.
    public var generation: Generation?
    /// The order of its texts: a collation of the database by name, `NOCASE` or `de-x-icu`.
    public var collation: String?
    /// What it is for; kept in PostgreSQL's catalog, left out on SQLite.
    public var comment: String?

    /// A column that may not be NULL.
    public init(_ name: String, _ type: ColumnType) {
        self.name = name
        self.type = type
    }
}
