import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation

/// The engines that keep jobs.
enum EngineKind: String, CaseIterable, Sendable {
    case memory, sqliteMemory, sqliteFile, postgres, redis

    /// Where `scripts/test` has PostgreSQL.
    private static let postgresURL = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]

    /// All of them, without PostgreSQL and Redis where there is none.
    static var allCases: [EngineKind] {
        [.memory, .sqliteMemory, .sqliteFile] + (postgresURL == nil ? [] : [.postgres])
            + (RedisServer.isThere ? [.redis] : [])
    }

    /// Those in a database.
    static var sql: [EngineKind] { allCases.filter { $0 != .memory && $0 != .redis } }

    /// Runs a closure on an engine without jobs.
    func withEngine(
        retention: Duration = .zero, _ body: (any QueueEngine) async throws -> Void
    ) async throws {
        switch self {
        case .memory: try await body(MemoryEngine(retention: retention))
        case .sqliteMemory:
            let database = Database(try await SQLiteDatabase())
            try await database.createJobs()
            try await body(SQLEngine(database, retention: retention))
            await database.close()
        case .sqliteFile:
            try await withFile { database in
                try await body(SQLEngine(database, retention: retention))
            }
        case .postgres:
            try await withPostgresSchema(Self.postgresURL ?? "") { url in
                let database = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
                try await database.createJobs()
                try await body(SQLEngine(database, retention: retention, leaseClock: .caller))
                await database.close()
            }
        case .redis:
            try await withRedis {
                try await body(RedisEngine($0, prefix: $1, retention: retention, time: .caller))
            }
        }
    }
}

/// Runs a closure on a database in a file of its own that has a `jobs` table.
func withFile(_ body: (Database) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("ferro-queue-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.appendingPathComponent("test.sqlite").path
    let database = Database(try await SQLiteDatabase(SQLiteConfiguration(.file(path))))
    try await database.createJobs()
    try await body(database)
    await database.close()
}

extension Database {
    /// What the app's migrations do.
    func createJobs() async throws {
        for statement in QueueTables.schema(dialect) { try await execute(statement) }
    }
}
