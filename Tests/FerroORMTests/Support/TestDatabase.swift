import FerroORM
import FerroPostgres
import FerroSQLite
import Foundation

/// The real databases that a behaviour is shown on: `@Test(arguments: TestDatabase.all)`.
///
/// Each ``run(_:)`` makes an empty one and removes it: a database in memory for SQLite, a schema of its own for
/// PostgreSQL, which is left out where `FERRO_TEST_POSTGRES_URL` is not set.
enum TestDatabase: String, Sendable, CustomStringConvertible {
    case sqlite, postgres

    static let postgresURL = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]
    /// SQLite, and PostgreSQL where there is one.
    static let all: [TestDatabase] = postgresURL == nil ? [.sqlite] : [.sqlite, .postgres]

    var description: String { rawValue }

    /// Runs a test on a new, empty database.
    func run(_ body: (Database) async throws -> Void) async throws {
        try await run(over: { $0 }, body)
    }

    /// Runs a test on a new, empty database, through another driver that looks on.
    func run(over driver: (any SQLDriver) -> any SQLDriver, _ body: (Database) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            let db = Database(driver(try await SQLiteDatabase()))
            try await Self.closing(db) { try await body(db) }
        case .postgres: try await Self.postgres(driver, body)
        }
    }

    private static func postgres(
        _ driver: (any SQLDriver) -> any SQLDriver, _ body: (Database) async throws -> Void
    ) async throws {
        let url = postgresURL ?? ""
        let schema = "orm_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let admin = Database(try await PostgresDatabase(try PostgresConfiguration(url: url)))
        try await closing(admin) {
            try await admin.execute("CREATE SCHEMA \(identifier: schema)")
            do {
                var own = try PostgresConfiguration(url: url)
                own.parameters["options"] = "-csearch_path=\(schema)"
                let db = Database(driver(try await PostgresDatabase(own)))
                try await closing(db) { try await body(db) }
            } catch {
                try await admin.execute("DROP SCHEMA \(identifier: schema) CASCADE")
                throw error
            }
            try await admin.execute("DROP SCHEMA \(identifier: schema) CASCADE")
        }
    }

    private static func closing(_ db: Database, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            await db.close()
            throw error
        }
        await db.close()
    }
}
