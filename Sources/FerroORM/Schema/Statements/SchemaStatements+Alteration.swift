public import FerroSQL

extension SchemaStatements {
    /// The statements that change a table.
    ///
    /// - Parameter alteration: the changes.
    /// - Returns: the statements in order.
    /// - Throws: ``MigrationError``: `.invalid`, or `.rebuild` for what SQLite can only do by making the table anew.
    public func alter(_ alteration: TableAlteration) throws(MigrationError) -> [SQL] {
        try check(name: alteration.table)
        var statements: [SQL] = []
        for change in alteration.changes { statements += try self.change(change, alteration.table) }
        return statements
    }

    func change(_ change: TableAlteration.Change, _ table: String) throws(MigrationError) -> [SQL] {
        let alter: SQL = "ALTER TABLE \(identifier: table)"
        if case .add(let definition) = change { try check(added: definition, table) }
        if needsRebuild(change) {
            throw MigrationError(
                .rebuild, "SQLite has no statement for a change of \(table): let Schema.alter make the table anew")
        }
        switch change {
        case .add(let definition):
            var statements: [SQL] = [try "\(alter) ADD COLUMN \(column(definition, in: table))"]
            if let own = Self.ownIndex(definition), let sql = try index(own, on: table) { statements.append(sql) }
            if let comment = try comment(on: definition, of: table) { statements.append(comment) }
            return statements
        case .drop(let name):
            // SQLite refuses to drop a column that an index names; PostgreSQL drops the index with it.
            let indexes: [SQL] =
                dialect.kind == .postgres
                ? [] : [false, true].map { dropIndex(IndexDefinition([name], isUnique: $0), table, ifExists: true) }
            return indexes + ["\(alter) DROP COLUMN \(identifier: name)"]
        case .rename(let old, let new):
            try check(name: new)
            return ["\(alter) RENAME COLUMN \(identifier: old) TO \(identifier: new)"]
        case .change(let change): return try changes(change, of: table).map { "\(alter) \($0)" }
        case .addIndex(let definition):
            try check(definition, table)
            return try index(definition, on: table).map { [$0] } ?? []
        case .dropIndex(let definition): return [dropIndex(definition, table, ifExists: false)]
        case .addForeignKey(let key):
            try check(key, table)
            return ["\(alter) ADD \(foreignKey(key, in: table))\(key.isValidated ? "" : " NOT VALID" as SQL)"]
        case .addCheck(let definition):
            try check(name: definition.name)
            return ["\(alter) ADD \(try check(definition))\(definition.isValidated ? "" : " NOT VALID" as SQL)"]
        case .dropConstraint(let name): return ["\(alter) DROP CONSTRAINT \(identifier: name)"]
        case .dropForeignKey(let key): return ["\(alter) DROP CONSTRAINT \(identifier: key.name(in: table))"]
        case .validate(let name):
            return dialect.kind == .sqlite ? [] : ["\(alter) VALIDATE CONSTRAINT \(identifier: name)"]
        case .addFullText(let columns):
            let search: SQL? = dialect.kind == .sqlite ? nil : "\(alter) ADD COLUMN \(searchColumn(columns))"
            return (search.map { [$0] } ?? []) + searchStatements(table, columns, isNew: false)
        case .dropFullText: return dropSearch(table)
        }
    }

    /// Whether SQLite has no ALTER TABLE for a change (https://sqlite.org/lang_altertable.html).
    func needsRebuild(_ change: TableAlteration.Change) -> Bool {
        guard dialect.kind == .sqlite else { return false }
        switch change {
        case .change, .addForeignKey, .dropForeignKey, .addCheck, .dropConstraint: return true
        case .add(let column): return !Self.canBeAppended(column)
        default: return false
        }
    }

    // ADD COLUMN takes no stored generated column, no default that must be computed, and with foreign keys on no
    // reference with a default.
    private static func canBeAppended(_ column: ColumnDefinition) -> Bool {
        if column.generation?.isStored == true || column.isPrimary { return false }
        switch column.defaultValue {
        case nil: return true
        case .now, .expression: return false
        case .value(let value): return column.reference == nil || value == .null
        }
    }

    private func changes(_ change: ColumnChange, of table: String) throws(MigrationError) -> [SQL] {
        let alter: SQL = "ALTER COLUMN \(identifier: change.name)"
        var steps: [SQL] = []
        if let type = change.type {
            var definition = ColumnDefinition(change.name, type)
            definition.isNullable = true
            try check(definition, table)
            // The check of an enumeration belongs to its type.
            let name = ConstraintName.check(table, change.name)
            steps.append("DROP CONSTRAINT IF EXISTS \(identifier: name)")
            let using: SQL =
                try change.conversion.map { sql throws(MigrationError) in " USING \(try inlined(sql))" } ?? ""
            steps.append("\(alter) TYPE \(unsafe: type.name(in: dialect))\(using)")
            if let check = try valueCheck(definition, in: table) { steps.append("ADD \(check)") }
        }
        switch change.defaultValue {
        case .set(let value): steps.append("\(alter) SET DEFAULT \(try text(of: value, for: change.type))")
        case .drop: steps.append("\(alter) DROP DEFAULT")
        case nil: break
        }
        switch change.isNullable {
        case true?: steps.append("\(alter) DROP NOT NULL")
        case false?: steps.append("\(alter) SET NOT NULL")
        case nil: break
        }
        return steps
    }
}
