import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The table `ferro_migrations`, in which a database remembers what was applied to it.
struct MigrationLedger {
    static let table = TableDefinition("ferro_migrations") { t in
        t.bigInteger("version").primary()
        t.string("name")
        t.integer("batch")
        t.timestamp("applied_at")
        t.string("checksum").nullable()
        t.bigInteger("duration_ms").nullable()
    }

    let database: Database

    /// Tries to keep every other runner out until the transaction ends; false when another one is in.
    ///
    /// On SQLite a writing transaction has the write lock already. PostgreSQL is asked again and again rather than
    /// waited for: whoever waits inside a statement would keep CREATE INDEX CONCURRENTLY from ending.
    func tryLock() async throws -> Bool {
        guard database.dialect.kind == .postgres else { return true }
        // Any constant does that no other program uses: the bytes of "ferr". Each schema has migrations of its own.
        return try await database.value("SELECT pg_try_advisory_xact_lock(1717924466, hashtext(current_schema()))")
    }

    /// Makes the table, or adds the columns that one of an older version lacks.
    func create() async throws {
        let statements = SchemaStatements(database.dialect)
        let known = try await SchemaCatalog(database: database).columns(of: Self.table.name)
        if known.isEmpty {
            for statement in try statements.create(Self.table, skippingExisting: true) {
                try await database.execute(statement)
            }
            return
        }
        for column in Self.table.columns where !known.contains(column.name) {
            for statement in try statements.change(.add(column), Self.table.name) {
                try await database.execute(statement)
            }
        }
    }

    /// What was applied, in that order; empty when the table does not exist.
    func applied() async throws -> [MigrationStatus] {
        let known = try await SchemaCatalog(database: database).columns(of: Self.table.name)
        if known.isEmpty { return [] }
        let isOld = !known.contains("duration_ms")
        let extra: SQL = isOld ? "NULL AS checksum, NULL AS duration_ms" : "checksum, duration_ms"
        let rows = try await database.rows(
            "SELECT version, name, batch, applied_at, \(extra) FROM ferro_migrations ORDER BY batch, version")
        return try rows.map { row in
            var status = MigrationStatus(
                version: try row.decode("version"), name: try row.decode("name"), state: .applied,
                batch: try row.decode("batch"), appliedAt: try row.decode("applied_at"))
            status.checksum = try row.decode("checksum")
            status.duration = try row.decode("duration_ms", as: Int?.self).map { .milliseconds($0) }
            return status
        }
    }

    func holds(_ version: Int) async throws -> Bool {
        try await database.value("SELECT count(*) FROM ferro_migrations WHERE version = \(version)") as Int > 0
    }

    /// The batch of a migration that is about to be applied: its runner's, or one of its own.
    ///
    /// Never one before the last: where runners take turns, batches still rise in the order of application, which is
    /// the order that a rollback reverses.
    func batch(of runner: Int?) async throws -> Int {
        let last: Int = try await database.value("SELECT coalesce(max(batch), 0) FROM ferro_migrations")
        return max(runner ?? last + 1, last)
    }

    func add(
        _ version: Int, _ name: String, batch: Int, at date: Date, checksum: String? = nil, took: Duration? = nil
    ) async throws {
        let milliseconds = took.map { Int($0 / .milliseconds(1)) }
        try await database.execute(
            """
            INSERT INTO ferro_migrations (version, name, batch, applied_at, checksum, duration_ms)
            VALUES (\(version), \(name), \(batch), \(date), \(checksum.sqlValue), \(milliseconds.sqlValue))
            """)
    }

    func remove(_ migration: any Migration.Type) async throws {
        try await database.execute("DELETE FROM ferro_migrations WHERE version = \(migration.version)")
    }
}
