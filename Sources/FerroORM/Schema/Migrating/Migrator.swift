public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Brings a database to the schema that the app's migrations describe.
///
/// Each migration runs in a transaction of its own, together with the note that it was applied, so one that fails
/// leaves nothing behind. Any number of runners may start at once: each migration is run by one of them, the others
/// wait. A migration without a transaction needs two connections of PostgreSQL: one holds the lock, the other works.
public struct Migrator: Sendable {
    /// The list, oldest first.
    public let migrations: [any Migration.Type]
    /// What a new database starts from instead of the migrations in it; nil to start from nothing.
    public let baseline: SchemaDump?
    private let database: Database
    private let runner: MigrationRunner

    /// A migrator of a list.
    ///
    /// - Parameters:
    ///   - migrations: the list, oldest first; it is checked before anything runs.
    ///   - database: what is migrated.
    ///   - baseline: what a new database starts from.
    ///   - locking: how long it waits for others.
    ///   - now: the time that is noted.
    public init(
        migrations: [any Migration.Type], database: Database, baseline: SchemaDump? = nil,
        locking: MigrationLocking = MigrationLocking(), now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.migrations = migrations
        self.baseline = baseline
        self.database = database
        runner = MigrationRunner(database: database, locking: locking, now: now)
    }

    /// The migrations of the list that the database lacks.
    ///
    /// On a new database with a baseline these are only the ones that the baseline does not contain.
    public func pending() async throws -> [any Migration.Type] {
        let plan = try self.plan
        let applied = try await ledger.applied()
        let contained = applied.isEmpty ? Set(baseline?.versions ?? []) : []
        return plan.pending(after: applied).filter { !contained.contains($0.version) }
    }

    /// Every migration of the list and of the database, by version; it changes nothing.
    public func status() async throws -> [MigrationStatus] {
        let plan = try self.plan
        var entries = plan.status(try await ledger.applied())
        for index in entries.indices where entries[index].state == .applied {
            guard let migration = plan.migration(entries[index].version), let known = entries[index].checksum,
                let current = await MigrationRehearsal(migration, database.dialect).checksum
            else { continue }
            if current != known { entries[index].state = .edited }
        }
        return entries
    }

    /// What the pending migrations would do; it changes nothing.
    ///
    /// Each one reads the database as it is now, without what those before it would have done.
    public func rehearse() async throws -> [MigrationRehearsal] {
        var rehearsals: [MigrationRehearsal] = []
        for migration in try await pending() {
            rehearsals.append(await MigrationRehearsal(migration, database.dialect, reading: database))
        }
        return rehearsals
    }

    /// Applies what is pending, oldest first.
    ///
    /// - Returns: the names of the migrations that this call applied.
    /// - Throws: ``MigrationError``; the migrations before the one that failed stay applied.
    @discardableResult
    public func migrate() async throws -> [String] {
        let plan = try self.plan
        try await runner.locked { db in
            try await MigrationLedger(database: db).create()
            try await baseline?.load(into: db, at: runner.now())
        }
        let applied = try await ledger.applied()
        try baseline?.check(applied, plan)
        var batch: Int?
        var names: [String] = []
        for migration in plan.pending(after: applied) {
            guard let number = try await runner.apply(migration, batch: batch) else { continue }
            batch = number
            names.append(migration.name)
        }
        return names
    }

    /// Undoes migrations, the one applied last first.
    ///
    /// - Parameter steps: how many.
    /// - Returns: the names of the migrations that this call undid.
    /// - Throws: ``MigrationError``; `.unknown` before anything runs when the list lacks one of them.
    @discardableResult
    public func rollback(steps: Int = 1) async throws -> [String] { try await rollback(.steps(steps)) }

    /// Undoes migrations, the one applied last first.
    ///
    /// - Parameter target: how many, or back to where.
    /// - Returns: the names of the migrations that this call undid.
    /// - Throws: ``MigrationError``; `.unknown` before anything runs when the list lacks one of them.
    @discardableResult
    public func rollback(_ target: RollbackTarget) async throws -> [String] {
        let plan = try self.plan
        var chosen: [any Migration.Type] = []
        for record in target.chosen(try await ledger.applied()) {
            guard let migration = plan.migration(record.version) else {
                throw MigrationError(
                    .unknown,
                    "\(record.name) (\(record.version)) was applied by another version of the app: "
                        + "roll back with that one",
                    version: record.version)
            }
            chosen.append(migration)
        }
        var names: [String] = []
        for migration in chosen where try await runner.undo(migration) { names.append(migration.name) }
        return names
    }

    /// Drops every table, view and type with what they hold, and applies the whole list.
    ///
    /// It asks nobody: whoever calls it decides whether that is allowed.
    ///
    /// - Returns: the names of the migrations.
    /// - Throws: ``MigrationError`` or `SQLError`.
    @discardableResult
    public func fresh() async throws -> [String] {
        _ = try plan
        try await runner.locked { db in try await SchemaCatalog(database: db).dropAll() }
        return try await migrate()
    }

    private var ledger: MigrationLedger { MigrationLedger(database: database) }

    private var plan: MigrationPlan {
        get throws(MigrationError) {
            var plan = try MigrationPlan(migrations)
            plan.squashed = Set(baseline?.versions ?? [])
            return plan
        }
    }
}
