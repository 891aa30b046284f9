import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SchemaDump {
    /// Makes everything in a database that has nothing but an empty table of migrations; otherwise does nothing.
    func load(into db: Database, at date: Date) async throws {
        let tables = try await SchemaCatalog(database: db).tables()
        let ledger = MigrationLedger(database: db)
        guard tables == [MigrationLedger.table.name], try await ledger.applied().isEmpty else { return }
        guard dialect == db.dialect else {
            throw MigrationError(
                .invalid, "the dump is for \(dialect.kind.rawValue) and the database is \(db.dialect.kind.rawValue)")
        }
        for entry in entries {
            do {
                try await db.execute(SQL(unsafe: entry.statement))
            } catch {
                throw MigrationError(
                    .failed, "the dump's \(entry.title) could not be made: \(MigrationError.reason(error))",
                    cause: error)
            }
        }
        for migration in contained { try await ledger.add(migration.version, migration.name, batch: 1, at: date) }
    }

    /// Refuses a database that stopped in the middle of what the dump contains, when the list lacks the rest.
    func check(_ applied: [MigrationStatus], _ plan: MigrationPlan) throws(MigrationError) {
        let versions = Set(applied.map(\.version))
        for missing in contained where !versions.contains(missing.version) {
            guard plan.migration(missing.version) == nil else { continue }
            throw MigrationError(
                .unknown,
                "the database lacks \(missing.name) (\(missing.version)), which was squashed into the dump: "
                    + "migrate it with a version of the app that still has that migration",
                version: missing.version)
        }
    }
}
