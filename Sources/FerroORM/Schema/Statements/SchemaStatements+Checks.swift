import FerroSQL

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
            try check(column, table.name)
        }
        let keys = table.columns.filter { $0.isPrimary || $0.type == .id }
        guard keys.count + (table.primaryKey.isEmpty ? 0 : 1) <= 1 else {
            throw MigrationError(.invalid, "the table \(table.name) has two primary keys: make one of them unique()")
        }
        for index in table.indexes { try check(index, table.name) }
        for key in table.foreignKeys { try check(key, table.name) }
        for definition in table.checks { try check(name: definition.name) }
        // A rowid that is no key of the table may change when the file is vacuumed.
        if dialect.kind == .sqlite, !table.fullText.isEmpty, !table.columns.contains(where: { $0.type == .id }) {
            throw MigrationError(.invalid, "full text needs an integer key: give the table \(table.name) id()")
        }
    }

    /// Refuses a new column that the rows that are there could not get.
    func check(added column: ColumnDefinition, _ table: String) throws(MigrationError) {
        try check(name: column.name)
        try check(column, table)
        guard column.type != .id, !column.isPrimary else {
            throw MigrationError(.invalid, "a primary key cannot be added to the table \(table): create a new table")
        }
        guard column.isNullable || column.defaultValue != nil || column.generation != nil else {
            throw MigrationError(
                .invalid, "\(table).\(column.name) needs nullable() or default(…) for the rows that are there already")
        }
    }

    func check(_ index: IndexDefinition, _ table: String) throws(MigrationError) {
        guard !index.terms.isEmpty else {
            throw MigrationError(.invalid, "an index of the table \(table) names no column")
        }
        guard index.name != nil || index.columns.count == index.terms.count else {
            throw MigrationError(.invalid, "an index over an expression needs a name: give the one of \(table) name:")
        }
        for column in index.columns { try check(name: column) }
        try check(name: index.name(in: table))
    }

    func check(_ key: ForeignKeyDefinition, _ table: String) throws(MigrationError) {
        guard !key.columns.isEmpty, key.columns.count == key.referenced.count else {
            throw MigrationError(
                .invalid, "a foreign key of \(table) must point from as many columns as it points to")
        }
        for name in key.columns + key.referenced + [key.table, key.name(in: table)] { try check(name: name) }
    }

    func check(name: String) throws(MigrationError) {
        guard !name.isEmpty, name.utf8.count <= 63, !name.utf8.contains(0) else {
            throw MigrationError(
                .invalid, "a name has 1 to 63 bytes and no NUL character: \(name.prefix(63).debugDescription)")
        }
    }

    func check(_ column: ColumnDefinition, _ table: String) throws(MigrationError) {
        let place = "\(table).\(column.name)"
        if let reference = column.reference {
            try check(name: reference.table)
            try check(name: reference.column)
            if reference.onDelete == .setNull, !column.isNullable {
                throw MigrationError(.invalid, "\(place) is set to NULL on delete: make it nullable()")
            }
        }
        if column.defaultValue == .now, column.type != .timestamp {
            throw MigrationError(.invalid, "\(place) is no timestamp: defaultNow() cannot be its default")
        }
        if column.generation != nil, column.defaultValue != nil || column.isPrimary {
            throw MigrationError(.invalid, "\(place) is computed: it can be no key and has no default")
        }
        switch column.type {
        case .varchar(let length), .char(let length):
            guard (1...10_485_760).contains(length) else {
                throw MigrationError(.invalid, "\(place) must have room for 1 to 10485760 characters")
            }
        case .decimal(let precision, let scale):
            guard (1...1000).contains(precision), (0...precision).contains(scale) else {
                throw MigrationError(.invalid, "\(place) must have 1 to 1000 digits, the scale among them")
            }
        case .enumeration(let values), .enumType(_, let values):
            guard !values.isEmpty else { throw MigrationError(.invalid, "\(place) needs values to choose from") }
        default: break
        }
    }
}
