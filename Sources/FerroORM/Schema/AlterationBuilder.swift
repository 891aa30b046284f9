/// Describes changes to a table, inside `schema.alter("posts") { t in … }`.
public final class AlterationBuilder: ColumnDeclaring {
    // Asked for when the description is complete, because a column is still being described when it is taken in.
    private(set) var changes: [() -> TableAlteration.Change] = []

    /// Takes a column in and hands out what says more about it.
    @discardableResult
    public func add(_ column: ColumnDefinition) -> ColumnBuilder {
        let builder = ColumnBuilder(column)
        changes.append { .add(builder.definition) }
        return builder
    }

    /// Takes an index in.
    public func add(_ index: IndexDefinition) { changes.append { .addIndex(index) } }

    /// Removes a column and what it holds.
    public func drop(_ column: String) { changes.append { .drop(column) } }

    /// Renames a column.
    public func rename(_ column: String, to name: String) { changes.append { .rename(column, to: name) } }

    /// Removes an index over columns.
    public func dropIndex(_ columns: String..., unique: Bool = false, name: String? = nil) {
        let index = IndexDefinition(columns, isUnique: unique, name: name)
        changes.append { .dropIndex(index) }
    }
}
