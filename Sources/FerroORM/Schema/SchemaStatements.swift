public import FerroSQL

/// Writes the statements that make or change tables; it is pure and runs nothing.
public struct SchemaStatements: Sendable {
    /// The dialect that is written.
    public let dialect: Dialect

    /// Writes for a dialect.
    public init(_ dialect: Dialect) { self.dialect = dialect }

    /// The statements that create a table and its indexes.
    ///
    /// - Parameters:
    ///   - table: what to create.
    ///   - skippingExisting: whether a table and indexes of that name are left as they are.
    /// - Returns: one CREATE TABLE and a CREATE INDEX for each index.
    /// - Throws: ``MigrationError`` with `.invalid`.
    public func create(_ table: TableDefinition, skippingExisting: Bool = false) throws(MigrationError) -> [SQL] {
        try check(table)
        var columns: [SQL] = []
        for definition in table.columns { columns.append(try column(definition)) }
        let existing: SQL = skippingExisting ? "IF NOT EXISTS " : ""
        let strict: SQL = dialect.kind == .sqlite ? " STRICT" : ""
        let body = columns.joined(separator: ",\n    ")
        let create: SQL = "CREATE TABLE \(existing)\(identifier: table.name) (\n    \(body)\n)\(strict)"
        let single = table.columns.compactMap(Self.ownIndex)
        return [create] + (single + table.indexes).map { index($0, on: table.name, existing) }
    }

    /// The statements that change a table.
    ///
    /// - Parameter alteration: the changes.
    /// - Returns: the statements in order.
    /// - Throws: ``MigrationError`` with `.invalid`.
    public func alter(_ alteration: TableAlteration) throws(MigrationError) -> [SQL] {
        try check(name: alteration.table)
        var statements: [SQL] = []
        for change in alteration.changes { statements += try self.change(change, alteration.table) }
        return statements
    }

    /// The statement that drops a table.
    public func drop(_ table: String, ifExists: Bool = false) -> SQL {
        let existing: SQL = ifExists ? "IF EXISTS " : ""
        return "DROP TABLE \(existing)\(identifier: table)"
    }

    /// The statement that renames a table.
    public func rename(_ table: String, to name: String) -> SQL {
        "ALTER TABLE \(identifier: table) RENAME TO \(identifier: name)"
    }

    private func change(_ change: TableAlteration.Change, _ table: String) throws(MigrationError) -> [SQL] {
        let alter: SQL = "ALTER TABLE \(identifier: table)"
        switch change {
        case .add(let definition):
            try check(added: definition, table)
            let add = try "\(alter) ADD COLUMN \(column(definition))" as SQL
            return [add] + (Self.ownIndex(definition).map { [index($0, on: table, "")] } ?? [])
        case .drop(let name):
            // SQLite refuses to drop a column that an index names; PostgreSQL drops the index with it.
            let indexes = [false, true].map { dropIndex(IndexDefinition([name], isUnique: $0), table, ifExists: true) }
            return indexes + ["\(alter) DROP COLUMN \(identifier: name)"]
        case .rename(let old, let new):
            try check(name: new)
            return ["\(alter) RENAME COLUMN \(identifier: old) TO \(identifier: new)"]
        case .addIndex(let definition):
            try check(definition, table)
            return [index(definition, on: table, "")]
        case .dropIndex(let definition):
            return [dropIndex(definition, table, ifExists: false)]
        }
    }

    private func index(_ index: IndexDefinition, on table: String, _ existing: SQL) -> SQL {
        let unique: SQL = index.isUnique ? "UNIQUE " : ""
        let columns = index.columns.map { SQL(identifier: $0) }.joined(separator: ", ")
        let name = index.name(in: table)
        return "CREATE \(unique)INDEX \(existing)\(identifier: name) ON \(identifier: table) (\(columns))"
    }

    private func dropIndex(_ index: IndexDefinition, _ table: String, ifExists: Bool) -> SQL {
        let existing: SQL = ifExists ? "IF EXISTS " : ""
        return "DROP INDEX \(existing)\(identifier: index.name(in: table))"
    }

    private static func ownIndex(_ column: ColumnDefinition) -> IndexDefinition? {
        column.index.map { IndexDefinition([column.name], isUnique: $0 == .unique) }
    }
}
