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
    /// - Returns: one CREATE TABLE, a CREATE INDEX for each index, then full text and comments.
    /// - Throws: ``MigrationError`` with `.invalid`.
    public func create(_ table: TableDefinition, skippingExisting: Bool = false) throws(MigrationError) -> [SQL] {
        try check(table)
        var lines: [SQL] = []
        for definition in table.columns { lines.append(try column(definition, in: table.name)) }
        if dialect.kind == .postgres, !table.fullText.isEmpty { lines.append(searchColumn(table.fullText)) }
        lines += try constraints(of: table)
        let existing: SQL = skippingExisting ? "IF NOT EXISTS " : ""
        let strict: SQL = dialect.kind == .sqlite ? " STRICT" : ""
        let body = lines.joined(separator: ",\n    ")
        var statements: [SQL] = [
            "CREATE TABLE \(existing)\(identifier: table.name) (\n    \(body)\n)\(strict)"
        ]
        for index in table.columns.compactMap(Self.ownIndex) + table.indexes {
            var index = index
            index.isConcurrent = false  // Nobody else sees a new table, and it is empty.
            if let sql = try self.index(index, on: table.name, existing) { statements.append(sql) }
        }
        if !table.fullText.isEmpty { statements += searchStatements(table.name, table.fullText, isNew: true) }
        return try statements + comments(of: table)
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

    static func ownIndex(_ column: ColumnDefinition) -> IndexDefinition? {
        column.index.map { IndexDefinition([column.name], isUnique: $0 == .unique) }
    }

    private func constraints(of table: TableDefinition) throws(MigrationError) -> [SQL] {
        var lines: [SQL] = []
        if !table.primaryKey.isEmpty { lines.append("PRIMARY KEY (\(names(table.primaryKey)))") }
        for key in table.foreignKeys { lines.append(foreignKey(key, in: table.name)) }
        for check in table.checks { lines.append(try self.check(check)) }
        return lines
    }

    private func comments(of table: TableDefinition) throws(MigrationError) -> [SQL] {
        guard dialect.kind == .postgres else { return [] }
        var statements: [SQL] = []
        if let text = table.comment {
            statements.append("COMMENT ON TABLE \(identifier: table.name) IS \(try literal(.text(text)))")
        }
        for column in table.columns {
            if let statement = try comment(on: column, of: table.name) { statements.append(statement) }
        }
        return statements
    }

    func comment(on column: ColumnDefinition, of table: String) throws(MigrationError) -> SQL? {
        guard dialect.kind == .postgres, let text = column.comment else { return nil }
        let place: SQL = "\(identifier: table).\(identifier: column.name)"
        return "COMMENT ON COLUMN \(place) IS \(try literal(.text(text)))"
    }
}
