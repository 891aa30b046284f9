import FerroCache
import FerroPostgres
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation

/// The stores of locks that need no Redis.
enum LockStoreKind: String, CaseIterable, Sendable {
    case memory, sqliteMemory, sqliteFile, postgres

    static let postgresURL = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]

    /// All of them, without PostgreSQL where there is none.
    static var allCases: [LockStoreKind] {
        [.memory, .sqliteMemory, .sqliteFile] + (postgresURL == nil ? [] : [.postgres])
    }

    func withStore(_ body: (any LockStore) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryLockStore())
        case .sqliteMemory, .sqliteFile, .postgres:
            try await withLimitsDatabase(self) { try await body(SQLLockStore($0)) }
        }
    }
}

/// Runs a closure on a database of its own that has the tables of locks and limits.
func withLimitsDatabase(_ kind: LockStoreKind, _ body: (Database) async throws -> Void) async throws {
    switch kind {
    case .memory, .sqliteMemory: try await run(Database(try await SQLiteDatabase()), body)
    case .sqliteFile:
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-limits-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("test.sqlite").path
        try await run(Database(try await SQLiteDatabase(SQLiteConfiguration(.file(path)))), body)
    case .postgres:
        try await withPostgresSchema(LockStoreKind.postgresURL ?? "") { url in
            try await run(Database(try await PostgresDatabase(PostgresConfiguration(url: url))), body)
        }
    }
}

private func run(_ database: Database, _ body: (Database) async throws -> Void) async throws {
    do {
        try await database.createLimits()
        try await body(database)
    } catch {
        await database.close()
        throw error
    }
    await database.close()
}

extension Database {
    /// What the app's migration does.
    func createLimits() async throws {
        let number: SQL = dialect == .postgres ? "BIGINT" : "INTEGER"
        try await execute(
            """
            CREATE TABLE locks (name TEXT PRIMARY KEY, line TEXT NOT NULL, fence \(number) NOT NULL DEFAULT 0, \
            until \(number) NOT NULL DEFAULT 0)
            """)
    }
}
