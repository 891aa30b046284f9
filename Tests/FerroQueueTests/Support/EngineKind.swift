import FerroQueue
import FerroSQL
import FerroSQLite
import Foundation

/// The engines that keep jobs.
enum EngineKind: String, CaseIterable, Sendable {
    case memory, sqliteMemory, sqliteFile

    /// Runs a closure on an engine without jobs.
    func withEngine(_ body: (any QueueEngine) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryEngine())
        case .sqliteMemory:
            let database = Database(try await SQLiteDatabase())
            try await database.createJobs()
            try await body(SQLEngine(database))
            await database.close()
        case .sqliteFile:
            try await withFile { database in
                try await body(SQLEngine(database))
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
    /// What the app's migration does.
    func createJobs() async throws {
        try await execute(
            """
            CREATE TABLE jobs (id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, job_type TEXT NOT NULL, \
            payload TEXT NOT NULL, status TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, \
            max_retries INTEGER NOT NULL, token INTEGER NOT NULL DEFAULT 0, available_at TEXT NOT NULL, \
            lease_until TEXT, claimed_at TEXT, claimed_by TEXT, error TEXT, created_at TEXT NOT NULL, failed_at TEXT, \
            request_id TEXT)
            """)
        try await execute("CREATE INDEX idx_jobs_claim ON jobs (queue, status, available_at)")
    }
}
