import FerroSQL

extension SQLiteTableSource {
    /// Makes one change to the table.
    ///
    /// - Throws: ``MigrationError`` with `.invalid` when there is nothing of the name that the change names.
    mutating func apply(_ change: TableAlteration.Change, table: String) throws(MigrationError) {
        let statements = SchemaStatements(.sqlite)
        switch change {
        case .add(let column):
            try statements.check(added: column, table)
            let text = try Self.text(statements.column(column, in: table))
            guard let parsed = SQLiteTableSource("CREATE TABLE x (\(text))")?.columns.first else { return }
            columns.append(parsed)
        case .drop(let name):
            columns.remove(at: try position(name, table))
            constraints.removeAll { $0.columns.contains { $0.lowercased() == name.lowercased() } }
        case .change(let change): try apply(change, table: table)
        case .addForeignKey(let key):
            try statements.check(key, table)
            let text = Self.text(statements.foreignKey(key, in: table))
            constraints.append(
                Constraint(kind: .foreignKey, name: key.name(in: table), columns: key.columns, text: text))
        case .addCheck(let check):
            try statements.check(name: check.name)
            let text = try Self.text(statements.check(check))
            constraints.append(Constraint(kind: .check, name: check.name, text: text))
        case .dropForeignKey(let key): try drop(key, table: table)
        case .dropConstraint(let name):
            guard removeConstraint(where: { $0.name == name }) else {
                throw MigrationError(.invalid, "\(table) has no constraint called \(name)")
            }
        default: throw MigrationError(.invalid, "\(table) is not made anew for a change that SQLite has")
        }
    }

    /// Whether taking a column away needs more than ALTER TABLE … DROP COLUMN can do.
    func needsRebuild(toDrop column: String) -> Bool {
        guard let index = index(of: column) else { return false }
        let own: [Constraint.Kind] = [.primaryKey, .unique, .references]
        return columns[index].constraints.contains { own.contains($0.kind) }
            || constraints.contains { $0.columns.contains { $0.lowercased() == column.lowercased() } }
    }

    private mutating func apply(_ change: ColumnChange, table: String) throws(MigrationError) {
        let index = try position(change.name, table)
        let statements = SchemaStatements(.sqlite)
        if let type = change.type {
            var definition = ColumnDefinition(columns[index].name, type)
            definition.isNullable = true
            try statements.check(definition, table)
            columns[index].constraints.removeAll { Self.isTypeCheck($0, of: change.name, table: table) }
            columns[index].type = type.name(in: .sqlite)
            if let check = try statements.valueCheck(definition, in: table) {
                let name = ConstraintName.check(table, change.name)
                columns[index].constraints.append(Constraint(kind: .check, name: name, text: Self.text(check)))
            }
            if let check = SchemaStatements.typeCheck(definition) {
                columns[index].constraints.append(Constraint(kind: .check, text: "CHECK (\(Self.text(check)))"))
            }
        }
        if let isNullable = change.isNullable {
            columns[index].constraints.removeAll { $0.kind == .notNull || $0.kind == .null }
            if !isNullable { columns[index].constraints.insert(Constraint(kind: .notNull, text: "NOT NULL"), at: 0) }
        }
        guard let value = change.defaultValue else { return }
        columns[index].constraints.removeAll { $0.kind == .default }
        if case .set(let value) = value {
            let text = try Self.text(statements.text(of: value, for: change.type))
            columns[index].constraints.append(Constraint(kind: .default, text: "DEFAULT \(text)"))
        }
    }

    private mutating func drop(_ key: ForeignKeyDefinition, table: String) throws(MigrationError) {
        let name = key.name(in: table)
        let isFound = removeConstraint { constraint in
            constraint.kind == .foreignKey && (constraint.name == name || constraint.columns == key.columns)
        }
        if isFound { return }
        if key.columns.count == 1, let index = index(of: key.columns[0]), columns[index].has(.references) {
            columns[index].constraints.removeAll { $0.kind == .references }
        } else {
            throw MigrationError(.invalid, "\(table) has no foreign key \(name)")
        }
    }

    private mutating func removeConstraint(where matches: (Constraint) -> Bool) -> Bool {
        let before = self
        constraints.removeAll(where: matches)
        for index in columns.indices { columns[index].constraints.removeAll(where: matches) }
        return self != before
    }

    private func position(_ column: String, _ table: String) throws(MigrationError) -> Int {
        guard let index = index(of: column) else {
            throw MigrationError(.invalid, "\(table) has no column called \(column)")
        }
        return index
    }

    /// Whether a check is one that a type brought along, so that it goes with the type.
    private static func isTypeCheck(_ constraint: Constraint, of column: String, table: String) -> Bool {
        guard constraint.kind == .check else { return false }
        if let name = constraint.name { return name == ConstraintName.check(table, column) }
        let name = Dialect.sqlite.quote(column)
        let plain: [ColumnType] = [.bool, .json, .smallInteger]
        return plain.contains { type in
            let check = SchemaStatements.typeCheck(ColumnDefinition(column, type))
            return check.map { "CHECK (\(text($0)))" } == constraint.text
        } || constraint.text.hasPrefix("CHECK (length(\(name)) <= ")
            || constraint.text.hasPrefix("CHECK (length(\(name)) = ")
    }

    private static func text(_ sql: SQL) -> String { SQLStatement(sql, dialect: .sqlite).text }
}
