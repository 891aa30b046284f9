package import FerroSQL

/// Writes down the schema of a database, always in the same order.
package struct SchemaDumper: Sendable {
    let database: Database

    package init(_ database: Database) { self.database = database }

    /// Everything in the database but rows, and the migrations that made it.
    ///
    /// PostgreSQL's is written from its catalog rather than by `pg_dump`, whose text differs from version to version.
    /// It has enumerated types, sequences, tables, constraints, indexes, functions, views, triggers and comments;
    /// partitions, policies, grants and what extensions bring along are not in it.
    ///
    /// - Throws: `SQLError`, or ``MigrationError`` with `.invalid` when a name or text would end a statement early.
    package func dump() async throws -> SchemaDump {
        let applied = try await MigrationLedger(database: database).applied().sorted { $0.version < $1.version }
        let entries = database.dialect.kind == .sqlite ? try await sqliteEntries() : try await postgresEntries()
        let contained = applied.map { SchemaDump.Contained(version: $0.version, name: $0.name) }
        let dump = SchemaDump(database.dialect, contained: contained, entries: entries)
        // Read again as it will be when it is loaded.
        guard try SchemaDump(dump.text) == dump else {
            throw MigrationError(
                .invalid,
                "something in the schema looks like a line of the dump itself: rename what has `-- ferro:` in it")
        }
        return dump
    }

    private func sqliteEntries() async throws -> [SchemaDump.Entry] {
        let rows = try await database.rows(
            """
            SELECT s.type, s.name, s.sql FROM sqlite_schema s
            LEFT JOIN pragma_table_list t ON t.schema = 'main' AND t.name = s.name
            WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND s.name <> 'ferro_migrations'
            AND coalesce(t.type, '') <> 'shadow'
            ORDER BY CASE WHEN t.type = 'virtual' THEN 1 WHEN s.type = 'table' THEN 0 WHEN s.type = 'index' THEN 2
                WHEN s.type = 'view' THEN 3 ELSE 4 END, CASE s.type WHEN 'view' THEN s.rowid END, s.name
            """)
        return try rows.map { row in
            let title = "\(try row.decode("type", as: String.self)) \(try row.decode("name", as: String.self))"
            return SchemaDump.Entry(title: title, statement: try row.decode("sql"))
        }
    }
}
