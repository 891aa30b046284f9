import FerroSQL

extension Schema {
    /// Does one thing to the schema.
    func perform(_ operation: SchemaOperation) async throws {
        journal?.begin(operation)
        defer { journal?.end() }
        switch operation {
        case .create(let table): try await run(try statements.create(table))
        case .alter(let alteration): try await alter(alteration)
        case .drop(let table): try await dropTable(table)
        case .rename(let table, let name): try await renameTable(table, to: name)
        case .createEnum(let name, let values): try await run(try statements.createEnum(name, values))
        case .addEnumValue(let value, let name): try await run(try statements.addValue(value, toEnum: name))
        case .dropEnum(let name): try await run(statements.dropEnum(name))
        case .statement(let text): try await run([SQL(unsafe: text)])
        }
    }

    private func alter(_ alteration: TableAlteration) async throws {
        try statements.check(name: alteration.table)
        if dialect.kind == .sqlite { return try await alterOnSQLite(alteration) }
        for change in alteration.changes {
            if let index = change.concurrentIndex { try await prepare(index, alteration.table, change) }
            try await run(try statements.change(change, alteration.table))
        }
    }

    // A build that ended early leaves an index that is written and never read
    // (https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY).
    private func prepare(
        _ index: IndexDefinition, _ table: String, _ change: TableAlteration.Change
    ) async throws {
        guard !database.isInTransaction else {
            throw MigrationError(
                .invalid,
                "PostgreSQL builds an index concurrently outside a transaction only: give the migration "
                    + "`static let isTransactional = false`")
        }
        guard case .addIndex = change, try await catalog.hasInvalidIndex(index.name(in: table)) else { return }
        try await run(["DROP INDEX CONCURRENTLY IF EXISTS \(identifier: index.name(in: table))"])
    }

    // SQLite's full text stands in a table of its own, which belongs to the table but does not go with it.
    private func dropTable(_ table: String) async throws {
        if dialect.kind == .sqlite, try await !catalog.searched(of: table).isEmpty {
            try await run(statements.dropSearch(table))
        }
        try await run([statements.drop(table)])
    }

    private func renameTable(_ table: String, to name: String) async throws {
        try statements.check(name: name)
        let searched = dialect.kind == .sqlite ? try await catalog.searched(of: table) : []
        if !searched.isEmpty { try await run(statements.dropSearch(table)) }
        try await run([statements.rename(table, to: name)])
        if !searched.isEmpty { try await run(statements.searchStatements(name, searched, isNew: false)) }
    }
}

extension TableAlteration.Change {
    /// The index that is made or dropped without keeping writers out.
    fileprivate var concurrentIndex: IndexDefinition? {
        switch self {
        case .addIndex(let index), .dropIndex(let index): index.isConcurrent ? index : nil
        default: nil
        }
    }
}
