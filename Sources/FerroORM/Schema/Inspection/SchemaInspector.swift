package import FerroSQL

/// Reads what a database holds into values: SQLite's pragma functions, PostgreSQL's catalog.
package struct SchemaInspector: Sendable {
    let database: Database

    package init(_ database: Database) { self.database = database }

    /// The tables of the app by name, without the table of migrations and those that belong to full text.
    package func tables() async throws -> [TableDescription] {
        var found: [TableDescription] = []
        for name in try await SchemaCatalog(database: database).tables() where name != MigrationLedger.table.name {
            found.append(try await table(name))
        }
        return found
    }

    /// One table.
    package func table(_ name: String) async throws -> TableDescription {
        switch database.dialect.kind {
        case .sqlite: try await sqliteTable(name)
        case .postgres: try await postgresTable(name)
        }
    }

    /// About how many rows each table has; without those nobody has counted yet.
    package func rowEstimates() async throws -> [String: Int] {
        var estimates: [String: Int] = [:]
        if database.dialect.kind == .postgres {
            let rows = try await database.rows(
                """
                SELECT relname::text AS name, reltuples::bigint AS count FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND reltuples >= 0
                """)
            for row in rows { estimates[try row.decode("name")] = try row.decode("count", as: Int.self) }
            return estimates
        }
        // The greatest row number is found without reading the table, and is never too small.
        for table in try await SchemaCatalog(database: database).tables() {
            estimates[table] = try? await database.value("SELECT coalesce(max(rowid), 0) FROM \(identifier: table)")
        }
        return estimates
    }
}
