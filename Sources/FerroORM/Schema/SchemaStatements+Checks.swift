extension SchemaStatements {
    /// Refuses what no database takes, or what one of them would understand differently.
    func check(_ table: TableDefinition) throws(MigrationError) {
        try check(name: table.name)
        guard !table.columns.isEmpty else { throw MigrationError(.invalid, "the table \(table.name) has no column") }
        var names: Set<String> = []
        for column in table.columns {
            try check(name: column.name)
            // Neither database tells names apart by case alone everywhere.
            guard names.insert(column.name.lowercased()).inserted else {
                throw MigrationError(.invalid, "the table \(table.name) has two columns called \(column.name)")
            }
            try check(column)
        }
        let keys = table.columns.filter { $0.isPrimary || $0.type == .id }
        guard keys.count <= 1 else {
            throw MigrationError(.invalid, "the table \(table.name) has two primary keys: make one of them unique()")
        }
        for index in table.indexes { try check(index, table.name) }
    }

    /// Refuses a new column that the rows that are there could not get.
    func check(added column: ColumnDefinition, _ table: String) throws(MigrationError) {
        try check(name: column.name)
        try check(column)
        guard column.type != .id, !column.isPrimary else {
            throw MigrationError(.invalid, "a primary key cannot be added to the table \(table): create a new table")
        }
        guard column.isNullable || column.defaultValue != nil else {
            throw MigrationError(
                .invalid, "\(table).\(column.name) needs nullable() or default(…) for the rows that are there already")
        }
    }

    func check(_ index: IndexDefinition, _ table: String) throws(MigrationError) {
        guard !index.columns.isEmpty else {
            throw MigrationError(.invalid, "an index of the table \(table) names no column")
        }
        for column in index.columns { try check(name: column) }
        try check(name: index.name(in: table))
    }

    func check(name: String) throws(MigrationError) {
        guard !name.isEmpty, name.utf8.count <= 63, !name.utf8.contains(0) else {
            throw MigrationError(
                .invalid, "a name has 1 to 63 bytes and no NUL character: \(name.prefix(63).debugDescription)")
        }
    }

    private func check(_ column: ColumnDefinition) throws(MigrationError) {
        if let reference = column.reference {
            try check(name: reference.table)
            try check(name: reference.column)
            if reference.onDelete == .setNull, !column.isNullable {
                throw MigrationError(.invalid, "\(column.name) is set to NULL on delete: make it nullable()")
            }
        }
        if column.defaultValue == .now, column.type != .timestamp {
            throw MigrationError(.invalid, "\(column.name) is no timestamp: defaultNow() cannot be its default")
        }
    }
}
