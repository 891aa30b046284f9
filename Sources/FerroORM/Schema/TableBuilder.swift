/// Describes a new table, inside `schema.create("posts") { t in … }`.
public final class TableBuilder: ColumnDeclaring {
    private(set) var columns: [ColumnBuilder] = []
    private(set) var indexes: [IndexDefinition] = []

    /// Takes a column in and hands out what says more about it.
    @discardableResult
    public func add(_ column: ColumnDefinition) -> ColumnBuilder {
        let builder = ColumnBuilder(column)
        columns.append(builder)
        return builder
    }

    /// Takes an index in.
    public func add(_ index: IndexDefinition) { indexes.append(index) }
}
