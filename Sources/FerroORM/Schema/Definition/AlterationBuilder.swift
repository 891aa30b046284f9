public import FerroSQL

/// Describes changes to a table, inside `schema.alter("posts") { t in … }`.
public final class AlterationBuilder: ColumnDeclaring {
    /// The table that is changed.
    public let table: String
    // Asked for when the description is complete, because a column is still being described when it is taken in.
    private(set) var changes: [() -> TableAlteration.Change] = []

    init(_ table: String) { self.table = table }

    /// Takes a column in and hands out what says more about it.
    @discardableResult
    public func add(_ column: ColumnDefinition) -> ColumnBuilder {
        let builder = ColumnBuilder(column)
        changes.append { .add(builder.definition) }
        return builder
    }

    /// Takes an index in.
    public func add(_ index: IndexDefinition) { changes.append { .addIndex(index) } }
    /// Takes a foreign key in.
    public func add(_ foreignKey: ForeignKeyDefinition) { changes.append { .addForeignKey(foreignKey) } }
    /// Takes a check in.
    public func add(_ check: CheckDefinition) { changes.append { .addCheck(check) } }
    /// Makes columns searchable as text; see ``FullTextConvention``.
    public func fullText(_ columns: String...) { changes.append { .addFullText(columns) } }

    /// Changes a column: its type, or what is said of it afterwards.
    ///
    /// ```swift
    /// t.change("price", to: .decimal(precision: 10, scale: 2))
    /// t.change("title").notNull().default("untitled")
    /// ```
    ///
    /// - Parameters:
    ///   - column: its name.
    ///   - type: what it holds from now on; nil to leave that.
    ///   - conversion: what an old value becomes; nil for what the database makes of it.
    /// - Returns: what says more about the change.
    @discardableResult
    public func change(
        _ column: String, to type: ColumnType? = nil, using conversion: SQL? = nil
    )
        -> ColumnChangeBuilder
    {
        let builder = ColumnChangeBuilder(column, type, conversion)
        changes.append { .change(builder.change) }
        return builder
    }

    /// Removes a column and what it holds.
    public func drop(_ column: String) { changes.append { .drop(column) } }
    /// Renames a column.
    public func rename(_ column: String, to name: String) { changes.append { .rename(column, to: name) } }

    /// Removes an index over columns.
    public func dropIndex(
        _ columns: String..., unique: Bool = false, name: String? = nil, concurrently: Bool = false
    ) {
        var index = IndexDefinition(columns, isUnique: unique, name: name)
        index.isConcurrent = concurrently
        changes.append { [index] in .dropIndex(index) }
    }

    /// Removes the foreign key of columns.
    public func dropForeignKey(_ columns: String..., name: String? = nil) {
        let key = ForeignKeyDefinition(columns, to: "", name: name)
        changes.append { .dropForeignKey(key) }
    }

    /// Removes a check by its name.
    public func dropCheck(_ name: String) { changes.append { .dropConstraint(name) } }

    /// Looks at the rows of a foreign key or check that was added without: PostgreSQL's VALIDATE CONSTRAINT.
    ///
    /// Writers go on meanwhile. SQLite looked when it was added, so there it does nothing.
    public func validate(_ constraint: String) { changes.append { .validate(constraint) } }
    /// Removes what ``fullText(_:)`` made.
    public func dropFullText() { changes.append { .dropFullText } }
}

/// Says more about the change of a column: `t.change("title").notNull()`.
public final class ColumnChangeBuilder {
    private(set) var change: ColumnChange

    init(_ column: String, _ type: ColumnType?, _ conversion: SQL?) {
        change = ColumnChange(column)
        change.type = type
        change.conversion = conversion
    }

    /// Lets it be NULL.
    @discardableResult
    public func nullable() -> Self { set { $0.isNullable = true } }
    /// Lets it be NULL no more; a row that is refuses the migration.
    @discardableResult
    public func notNull() -> Self { set { $0.isNullable = false } }
    /// What it gets when a row does not say.
    @discardableResult
    public func `default`(_ value: some SQLConvertible) -> Self {
        set { $0.defaultValue = .set(.value(value.sqlValue)) }
    }
    /// What it gets when a row does not say: the value of an expression.
    @discardableResult
    public func `default`(expression: SQL) -> Self { set { $0.defaultValue = .set(.expression(expression)) } }
    /// Gives it nothing when a row does not say.
    @discardableResult
    public func dropDefault() -> Self { set { $0.defaultValue = .drop } }

    private func set(_ body: (inout ColumnChange) -> Void) -> Self {
        body(&change)
        return self
    }
}
