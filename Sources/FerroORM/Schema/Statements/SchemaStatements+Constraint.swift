import FerroSQL

extension SchemaStatements {
    /// A foreign key as it stands in CREATE TABLE and after ADD.
    func foreignKey(_ key: ForeignKeyDefinition, in table: String) -> SQL {
        let name = key.name(in: table)
        var sql: SQL = "CONSTRAINT \(identifier: name) FOREIGN KEY (\(names(key.columns)))"
        sql.append(" REFERENCES \(identifier: key.table) (\(names(key.referenced)))")
        return sql + actions(key.onDelete, key.onUpdate, isDeferred: key.isDeferred)
    }

    /// The foreign key of one column, behind its type.
    func reference(_ reference: ReferenceDefinition) -> SQL {
        let target: SQL = " REFERENCES \(identifier: reference.table) (\(identifier: reference.column))"
        return target + actions(reference.onDelete, reference.onUpdate, isDeferred: reference.isDeferred)
    }

    /// A check as it stands in CREATE TABLE and after ADD.
    func check(_ check: CheckDefinition) throws(MigrationError) -> SQL {
        "CONSTRAINT \(identifier: check.name) CHECK (\(try inlined(check.condition)))"
    }

    /// The check that keeps the column of an enumeration to its values.
    func valueCheck(_ column: ColumnDefinition, in table: String) throws(MigrationError) -> SQL? {
        let values: [String]
        switch column.type {
        case .enumeration(let texts): values = texts
        case .enumType(_, let texts) where dialect.kind == .sqlite: values = texts
        default: return nil
        }
        var list: [SQL] = []
        for value in values { list.append(try literal(.text(value))) }
        let condition: SQL = "\(identifier: column.name) IN (\(list.joined(separator: ", ")))"
        return try check(CheckDefinition(ConstraintName.check(table, column.name), condition))
    }

    /// A fragment with its binds written as literals, because a schema takes none.
    func inlined(_ sql: SQL) throws(MigrationError) -> SQL {
        var parts: [SQL.Part] = []
        for part in sql.parts {
            switch part {
            case .bind(let value): parts += try literal(value).parts
            case .list(let values):
                for (index, value) in values.enumerated() {
                    if index > 0 { parts.append(.text(", ")) }
                    parts += try literal(value).parts
                }
            case .text, .identifier: parts.append(part)
            }
        }
        return SQL(parts: parts)
    }

    func literal(_ value: SQLValue) throws(MigrationError) -> SQL {
        SQL(unsafe: try SQLLiteral(dialect: dialect).text(value))
    }

    private func actions(
        _ onDelete: ReferenceDefinition.Action, _ onUpdate: ReferenceDefinition.Action?, isDeferred: Bool
    ) -> SQL {
        var sql: SQL = " ON DELETE \(unsafe: onDelete.rawValue)"
        if let onUpdate { sql.append(" ON UPDATE \(unsafe: onUpdate.rawValue)") }
        if isDeferred { sql.append(" DEFERRABLE INITIALLY DEFERRED") }
        return sql
    }
}
