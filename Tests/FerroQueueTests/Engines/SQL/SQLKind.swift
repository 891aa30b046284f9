import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation

/// The databases that jobs are kept in.
enum SQLKind: String, CaseIterable, Sendable {
    case sqliteMemory, sqliteFile, postgres

    /// Where `scripts/test` has PostgreSQL.
    static let postgresURL = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]

    /// All of them, without PostgreSQL where there is none.
    static var allCases: [SQLKind] { [.sqliteMemory, .sqliteFile] + (postgresURL == nil ? [] : [.postgres]) }

    /// Runs a closure on a database with the queue's tables.
    func withDatabase(_ body: (Database) async throws -> Void) async throws {
        switch self {
        case .sqliteMemory:
            let database = Database(try await SQLiteDatabase())
            try await database.createJobs()
            try await body(database)
            await database.close()
        case .sqliteFile: try await withFile(body)
        case .postgres: try await withPostgres { database, _ in try await body(database) }
        }
    }
}

/// Runs a closure on PostgreSQL with the queue's tables, and on the address of the database.
func withPostgres(_ body: (Database, String) async throws -> Void) async throws {
    try await withPostgresSchema(SQLKind.postgresURL ?? "") { url in
        let database = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
        try await database.createJobs()
        try await body(database, url)
        await database.close()
    }
}

/// Jobs and claims in few words; the lease is 30 seconds.
struct SQLBench: Sendable {
    let engine: SQLEngine
    let database: Database
    let start = Date(timeIntervalSince1970: 1_800_000_000)

    init(_ database: Database, retention: Duration = .zero, leaseClock: LeaseClock = .caller) {
        self.database = database
        engine = SQLEngine(database, retention: retention, leaseClock: leaseClock)
    }

    func date(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    func draft(
        _ name: String = "job", queue: QueueName = .default, after seconds: Double = 0, unique: JobUniqueness? = nil,
        headers: JobHeaders = JobHeaders(), payload: String = "{}"
    ) -> JobDraft {
        JobDraft(
            name: name, queue: queue, payload: Array(payload.utf8), maxAttempts: 3, createdAt: start,
            availableAt: date(seconds), headers: headers, uniqueness: unique)
    }

    @discardableResult
    func push(_ drafts: JobDraft..., on database: Database? = nil) async throws -> [JobReceipt] {
        try await engine.push(drafts, on: database)
    }

    func claim(_ limit: Int = 100, at seconds: Double = 0, queues: [QueueName] = [.default]) async throws -> [Claim] {
        try await engine.claim(request(limit, at: seconds, queues: queues))
    }

    func request(_ limit: Int = 100, at seconds: Double = 0, queues: [QueueName] = [.default]) -> ClaimRequest {
        ClaimRequest(queues: queues, limit: limit, workerID: "w", lease: .seconds(30), now: date(seconds))
    }

    func done(_ claims: [Claim], at seconds: Double = 0) async throws -> [Claim] {
        try await engine.finish(claims.map { JobEnding($0, .done, at: date(seconds)) })
    }

    func count(_ condition: SQL = "1 = 1") async throws -> Int {
        try await database.value("SELECT count(*) FROM jobs WHERE \(condition)")
    }
}
