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
/// wait.
public struct Migrator: Sendable {
    /// The list, oldest first.
    public let migrations: [any Migration.Type]
    private let database: Database
    private let lockTimeout: Duration
    private let now: @Sendable () -> Date

    /// A migrator of a list.
    ///
    /// - Parameters:
    ///   - migrations: the list, oldest first; it is checked before anything runs.
    ///   - database: what is migrated.
    ///   - lockTimeout: how long another runner may keep this one waiting.
    ///   - now: the time that is noted.
    public init(
        migrations: [any Migration.Type], database: Database, lockTimeout: Duration = .seconds(60),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.migrations = migrations
        self.database = database
        self.lockTimeout = lockTimeout
        self.now = now
    }

    /// The migrations of the list that the database lacks.
    public func pending() async throws -> [any Migration.Type] {
        try await MigrationPlan(migrations).pending(after: MigrationLedger(database: database).applied())
    }

    /// Every migration of the list and of the database, by version; it changes nothing.
    public func status() async throws -> [MigrationStatus] {
        try await MigrationPlan(migrations).status(MigrationLedger(database: database).applied())
    }

    /// Applies what is pending, oldest first.
    ///
    /// - Returns: the names of the migrations that this call applied.
    /// - Throws: ``MigrationError``; the migrations before the one that failed stay applied.
    @discardableResult
    public func migrate() async throws -> [String] {
        let plan = try MigrationPlan(migrations)
        try await locked { db in try await MigrationLedger(database: db).create() }
        var batch: Int?
        var names: [String] = []
        for migration in plan.pending(after: try await MigrationLedger(database: database).applied()) {
            let known = batch
            let applied = try await locked { db in try await apply(migration, batch: known, on: db) }
            guard let applied else { continue }
            batch = applied
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
    public func rollback(steps: Int = 1) async throws -> [String] {
        let plan = try MigrationPlan(migrations)
        let applied = try await MigrationLedger(database: database).applied()
        var chosen: [any Migration.Type] = []
        for record in applied.suffix(max(0, steps)).reversed() {
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
        for migration in chosen where try await locked({ db in try await undo(migration, on: db) }) {
            names.append(migration.name)
        }
        return names
    }

    /// Drops every table and view with what they hold, and applies the whole list.
    ///
    /// It asks nobody: whoever calls it decides whether that is allowed.
    ///
    /// - Returns: the names of the migrations.
    /// - Throws: ``MigrationError`` or `SQLError`.
    @discardableResult
    public func fresh() async throws -> [String] {
        _ = try MigrationPlan(migrations)
        try await locked { db in try await SchemaCatalog(database: db).dropAll() }
        return try await migrate()
    }

    private func apply(_ migration: any Migration.Type, batch: Int?, on db: Database) async throws -> Int? {
        let ledger = MigrationLedger(database: db)
        // Another runner may have applied it while this one waited.
        if try await ledger.holds(migration.version) { return nil }
        let number = if let batch { batch } else { try await ledger.nextBatch() }
        try await run(migration, "could not be applied") { try await migration.init().up(Schema(db)) }
        try await ledger.add(migration, batch: number, at: now())
        return number
    }

    private func undo(_ migration: any Migration.Type, on db: Database) async throws -> Bool {
        let ledger = MigrationLedger(database: db)
        guard try await ledger.holds(migration.version) else { return false }
        try await run(migration, "could not be rolled back") { try await migration.init().down(Schema(db)) }
        try await ledger.remove(migration)
        return true
    }

    private func run(_ migration: any Migration.Type, _ what: String, _ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch {
            let reason = (error as? SQLError)?.message ?? (error as? MigrationError)?.message ?? "\(error)"
            throw MigrationError(
                .failed, "\(migration.name) (\(migration.version)) \(what), and nothing of it was kept: \(reason)",
                version: migration.version, cause: error)
        }
    }

    /// Runs a step in a transaction that no other runner is in, waiting for them longer than a statement would.
    private func locked<Value: Sendable>(
        _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        let start = ContinuousClock.now
        while true {
            do {
                return try await database.transaction { db in
                    try await MigrationLedger(database: db).lock()
                    return try await body(db)
                }
            } catch let error as SQLError where error.code == .busy {
                // Each round waits in the driver for as long as its busy timeout says.
                guard ContinuousClock.now - start < lockTimeout else {
                    throw MigrationError(
                        .locked, "another process kept the database for \(lockTimeout): wait for its migrations to end",
                        cause: error)
                }
            }
        }
    }
}
