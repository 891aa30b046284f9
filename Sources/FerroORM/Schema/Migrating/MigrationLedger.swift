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
    }

    let database: Database

    /// Keeps every other runner out until the transaction ends.
    ///
    /// On SQLite a writing transaction has the write lock already.
    func lock() async throws {
        guard database.dialect.kind == .postgres else { return }
        // Any constant does that no other program uses: the bytes of "ferromig".
        try await database.execute("SELECT pg_advisory_xact_lock(\(0x6665_7272_6F6D_6967))")
    }

    func create() async throws {
        for statement in try SchemaStatements(database.dialect).create(Self.table, skippingExisting: true) {
            try await database.execute(statement)
        }
    }

    /// What was applied, in that order; empty when the table does not exist.
    func applied() async throws -> [MigrationStatus] {
        guard try await Schema(database).hasTable(Self.table.name) else { return [] }
        let rows = try await database.rows(
            "SELECT version, name, batch, applied_at FROM ferro_migrations ORDER BY batch, version")
        return try rows.map { row in
            MigrationStatus(
                version: try row.decode("version"), name: try row.decode("name"), state: .applied,
                batch: try row.decode("batch"), appliedAt: try row.decode("applied_at"))
        }
    }

    func holds(_ version: Int) async throws -> Bool {
        try await database.value("SELECT count(*) FROM ferro_migrations WHERE version = \(version)") as Int > 0
    }

    func nextBatch() async throws -> Int {
        try await database.value("SELECT coalesce(max(batch), 0) + 1 FROM ferro_migrations")
    }

    func add(_ migration: any Migration.Type, batch: Int, at date: Date) async throws {
        try await database.execute(
            """
            INSERT INTO ferro_migrations (version, name, batch, applied_at)
            VALUES (\(migration.version), \(migration.name), \(batch), \(date))
            """)
    }

    func remove(_ migration: any Migration.Type) async throws {
        try await database.execute("DELETE FROM ferro_migrations WHERE version = \(migration.version)")
    }
}
