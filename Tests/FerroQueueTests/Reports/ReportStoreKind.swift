import FerroPostgres
import FerroQueue
import FerroRedis
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation
import NIOPosix

/// The stores that workers' reports are kept in.
enum ReportStoreKind: String, CaseIterable, Sendable {
    case memory, sqlite, postgres, redis

    private static let postgresURL = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]

    /// All of them, without those whose server is not there.
    static var allCases: [ReportStoreKind] {
        [.memory, .sqlite] + (postgresURL == nil ? [] : [.postgres]) + (RedisServer.isThere ? [.redis] : [])
    }

    /// Runs a closure on a store that was told nothing.
    func withStore(_ body: (any WorkerReportStore) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryReportStore())
        case .sqlite:
            let database = Database(try await SQLiteDatabase())
            try await database.executeAll(ReportTables.schema(.sqlite))
            try await body(SQLReportStore(database))
            await database.close()
        case .postgres:
            try await withPostgresSchema(Self.postgresURL ?? "") { url in
                let database = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
                try await database.executeAll(ReportTables.schema(.postgres))
                try await body(SQLReportStore(database))
                await database.close()
            }
        case .redis:
            try await withRedis { redis, prefix in try await body(RedisReportStore(redis, prefix: prefix)) }
        }
    }
}
