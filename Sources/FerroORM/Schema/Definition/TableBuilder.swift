/// Describes a new table, inside `schema.create("posts") { t in … }`.
public final class TableBuilder: ColumnDeclaring {
    /// The table that is described.
    public let table: String
    private var columns: [ColumnBuilder] = []
    private var rest: TableDefinition

    init(_ table: String) {
        self.table = table
        rest = TableDefinition(table)
    }

    // Put together when the description is complete, because a column is still being described when it is taken in.
    var definition: TableDefinition {
        var definition = rest
        definition.columns = columns.map(\.definition)
        return definition
    }

    /// Takes a column in and hands out what says more about it.
    @discardableResult
    public func add(_ column: ColumnDefinition) -> ColumnBuilder {
        let builder = ColumnBuilder(column)
        columns.append(builder)
        return builder
    }

    /// Takes an index in.
    public func add(_ index: IndexDefinition) { rest.indexes.append(index) }
    /// Takes a foreign key in.
    public func add(_ foreignKey: ForeignKeyDefinition) { rest.foreignKeys.append(foreignKey) }
    /// Takes a check in.
    public func add(_ check: CheckDefinition) { rest.checks.append(check) }
    /// Makes columns searchable as text; see ``FullTextConvention``.
    public func fullText(_ columns: String...) { rest.fullText = columns }

    /// Makes several columns together the primary key.
    public func primary(_ columns: String...) { rest.primaryKey = columns }
    /// Says what the table is for; kept in PostgreSQL's catalog, left out on SQLite.
    public func comment(_ text: String) { rest.comment = text }
}
