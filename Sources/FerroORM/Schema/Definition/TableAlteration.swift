public import FerroSQL

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
        /// A column of another type, nullability or default.
        case change(ColumnChange)
        /// A new index.
        case addIndex(IndexDefinition)
        /// An index less.
        case dropIndex(IndexDefinition)
        /// A new foreign key.
        case addForeignKey(ForeignKeyDefinition)
        /// A new check.
        case addCheck(CheckDefinition)
        /// A constraint less: a foreign key, a check, a unique constraint.
        case dropConstraint(String)
        /// A foreign key less.
        case dropForeignKey(ForeignKeyDefinition)
        /// A constraint that was added without looking at the rows looks at them now.
        case validate(String)
        /// Full text over columns.
        case addFullText([String])
        /// No full text any more.
        case dropFullText
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
        let builder = AlterationBuilder(table)
        describe(builder)
        self.init(table, changes: builder.changes.map { $0() })
    }
}

/// What becomes different about a column.
public struct ColumnChange: Sendable, Hashable {
    /// A default that is set or taken away.
    public enum Default: Sendable, Hashable {
        /// From now on it gets this.
        case set(ColumnDefinition.Default)
        /// From now on a row must say.
        case drop
    }

    /// The column.
    public var name: String
    /// What it holds from now on; nil to leave that.
    public var type: ColumnType?
    /// What an old value becomes, an expression of the old columns; nil for what the database makes of it.
    public var conversion: SQL?
    /// Whether it may be NULL from now on; nil to leave that.
    public var isNullable: Bool?
    /// What becomes of its default; nil to leave it.
    public var defaultValue: Default?

    /// A change of a column.
    public init(_ name: String) { self.name = name }
}
