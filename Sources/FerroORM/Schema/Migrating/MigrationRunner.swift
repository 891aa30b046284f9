import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs one migration under the lock that keeps other runners out.
struct MigrationRunner: Sendable {
    let database: Database
    let locking: MigrationLocking
    let now: @Sendable () -> Date

    /// Applies a migration; nil when another runner has applied it meanwhile.
    ///
    /// - Returns: the batch.
    func apply(_ migration: any Migration.Type, batch: Int?) async throws -> Int? {
        let checksum = await MigrationRehearsal(migration, database.dialect).checksum
        return try await run(migration) { db, schema in
            let ledger = MigrationLedger(database: db)
            if try await ledger.holds(migration.version) { return nil }
            let number = try await ledger.batch(of: batch)
            let start = ContinuousClock.now
            try await self.letGo(db, migration)
            try await self.named(migration, "could not be applied") { try await migration.init().up(schema) }
            try await ledger.add(
                migration.version, migration.name, batch: number, at: now(), checksum: checksum,
                took: ContinuousClock.now - start)
            return number
        }
    }

    /// Undoes a migration; false when another runner has undone it meanwhile.
    func undo(_ migration: any Migration.Type) async throws -> Bool {
        try await run(migration) { db, schema in
            let ledger = MigrationLedger(database: db)
            guard try await ledger.holds(migration.version) else { return false }
            try await self.letGo(db, migration)
            try await self.named(migration, "could not be rolled back") { try await migration.init().down(schema) }
            try await ledger.remove(migration)
            return true
        }
    }

    /// Runs a step in a transaction that no other runner is in, waiting for them longer than a statement would.
    func locked<Value: Sendable>(
        on database: Database? = nil, _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        let database = database ?? self.database
        let start = ContinuousClock.now
        var cause: (any Error)?
        while true {
            do {
                let done: Value? = try await database.transaction { db in
                    guard try await MigrationLedger(database: db).tryLock() else { return nil }
                    return .some(try await body(db))
                }
                if let done { return done }
            } catch let error as SQLError where error.code == .busy {
                // Each round waits in the driver for as long as its busy timeout says.
                cause = error
            }
            guard ContinuousClock.now - start < locking.runners else {
                throw MigrationError(
                    .locked,
                    "another process kept the database for \(locking.runners): wait for its migrations to end",
                    cause: cause)
            }
            if database.dialect.kind == .postgres { try await Task.sleep(for: .milliseconds(50)) }
        }
    }

    private func run<Value: Sendable>(
        _ migration: any Migration.Type, _ body: @escaping @Sendable (Database, Schema) async throws -> Value
    ) async throws -> Value {
        var attempt = 1
        while true {
            do {
                return try await runOnce(migration, on: database, body)
            } catch let error as MigrationError where error.code == .rebuild {
                // Only SQLite asks for it: once more, with foreign keys off from the beginning.
                return try await runOnce(migration, on: database.suspendingForeignKeys, body)
            } catch let error as MigrationError where (error.cause as? SQLError)?.code == .lockTimeout {
                attempt += 1
                guard migration.isTransactional, attempt <= locking.attempts else { throw error }
                try await Task.sleep(for: locking.pause)
            }
        }
    }

    private func runOnce<Value: Sendable>(
        _ migration: any Migration.Type, on database: Database,
        _ body: @escaping @Sendable (Database, Schema) async throws -> Value
    ) async throws -> Value {
        let isPostgres = database.dialect.kind == .postgres
        return try await locked(on: database) { db in
            // The lock is held by one connection while the migration runs on others.
            if isPostgres, !migration.isTransactional { return try await body(db, Schema(database.outsideTransaction)) }
            if isPostgres, let limit = locking.tables {
                let milliseconds = Int(limit / .milliseconds(1))
                try await db.execute("SET LOCAL lock_timeout = \(unsafe: String(milliseconds))")
            }
            return try await body(db, Schema(db))
        }
    }

    /// Makes the connection that holds the lock let go of what it has read.
    ///
    /// The portal of the last SELECT keeps its snapshot until another statement takes its place (PostgreSQL's manual,
    /// 55.2.3), and CREATE INDEX CONCURRENTLY on another connection would wait for it for ever.
    private func letGo(_ db: Database, _ migration: any Migration.Type) async throws {
        guard db.dialect.kind == .postgres, !migration.isTransactional else { return }
        try await db.execute("SET LOCAL lock_timeout = DEFAULT")
    }

    private func named(_ migration: any Migration.Type, _ what: String, _ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as MigrationError where error.code == .rebuild {
            throw error
        } catch {
            let isKept = !migration.isTransactional && database.dialect.kind == .postgres
            let rest = isKept ? "what it did before that stays" : "nothing of it was kept"
            throw MigrationError(
                .failed,
                "\(migration.name) (\(migration.version)) \(what), and \(rest): \(MigrationError.reason(error))",
                version: migration.version, cause: error)
        }
    }
}
