import FerroSQL

extension Schema {
    /// Changes a table of SQLite, by its own statements where it has them and by making the table anew where not.
    func alterOnSQLite(_ alteration: TableAlteration) async throws {
        var waiting: [TableAlteration.Change] = []
        for change in alteration.changes {
            if try await needsRebuild(change, alteration.table) {
                waiting.append(change)
                continue
            }
            try await rebuild(alteration.table, waiting)
            waiting = []
            if case .drop(let column) = change { try await dropIndexes(over: column, of: alteration.table) }
            try await run(try statements.change(change, alteration.table))
        }
        try await rebuild(alteration.table, waiting)
    }

    private func needsRebuild(_ change: TableAlteration.Change, _ table: String) async throws -> Bool {
        guard case .drop(let column) = change else { return statements.needsRebuild(change) }
        return try await catalog.source(of: table)?.needsRebuild(toDrop: column) ?? false
    }

    // As PostgreSQL does: an index goes with a column of it.
    private func dropIndexes(over column: String, of table: String) async throws {
        for index in try await catalog.indexes(of: table) where index.columns.contains(column) {
            try await run(["DROP INDEX IF EXISTS \(identifier: index.name)"])
        }
    }

    private func rebuild(_ table: String, _ changes: [TableAlteration.Change]) async throws {
        if changes.isEmpty { return }
        guard let source = try await catalog.source(of: table) else {
            guard journal != nil else {
                throw MigrationError(.invalid, "there is no table \(table) to change")
            }
            // A table that an earlier migration of the same rehearsal makes.
            let text = changes.map { String(describing: $0) }.joined(separator: "; ").replacing("\n", with: " ")
            return try await run([SQL(unsafe: "-- \(table) is made anew: \(text)")])
        }
        let plan = SQLiteRebuild(
            table: table, old: source, dependents: try await catalog.dependents(of: table),
            sequence: try await catalog.sequence(of: table))
        let steps = try plan.statements(changes) + indexes(of: changes, table)
        if journal != nil { return try await run(steps) }
        let isOn = try await database.value("PRAGMA foreign_keys", as: Int.self) == 1
        guard isOn || !database.isInTransaction else {
            return try await run(steps, checkingKeysOf: table, on: database)
        }
        guard !database.isInTransaction else {
            throw MigrationError(
                .rebuild,
                "SQLite can change \(table) only by making it anew, outside a transaction: do it in a migration, "
                    + "or call alter outside the transaction")
        }
        try await database.suspendingForeignKeys.transaction { db in
            try await run(steps, checkingKeysOf: table, on: db)
        }
    }

    private func run(_ steps: [SQL], checkingKeysOf table: String, on db: Database) async throws {
        for step in steps { try await db.execute(step) }
        let broken = try await db.rows("PRAGMA foreign_key_check")
        guard let first = broken.first else { return }
        throw MigrationError(
            .invalid,
            "after the change of \(table), \(broken.count) rows point to rows that do not exist, the first of them in "
                + "\((try? first.decode("table", as: String.self)) ?? "a table"): repair them before the change")
    }

    private func indexes(of changes: [TableAlteration.Change], _ table: String) throws(MigrationError) -> [SQL] {
        var steps: [SQL] = []
        for case .add(let column) in changes {
            if let own = SchemaStatements.ownIndex(column), let sql = try statements.index(own, on: table) {
                steps.append(sql)
            }
        }
        return steps
    }
}
