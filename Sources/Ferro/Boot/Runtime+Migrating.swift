internal import FerroORM
internal import Logging

extension Runtime {
    /// Runs pending migrations in development; elsewhere says that there are some and how to run them.
    package func migrateIfDevelopment() async throws {
        let pending = try await migrator.pending()
        guard !pending.isEmpty else { return }
        guard config.stage == .development else {
            logger.warning("\(MigrationCount(pending.count)) not been run: run `web db:migrate` before serving")
            return
        }
        for migration in try await migrator.migrate() { logger.info("migrated \(migration)") }
    }
}
