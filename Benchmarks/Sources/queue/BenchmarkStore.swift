import FerroPostgres
import FerroQueue
import FerroRedis
import FerroSQL
import FerroSQLite
import Foundation
import Logging
import NIOPosix

/// The queue in the SQLite file that `FERRO_BENCHMARK_SQLITE` names, or on the server of `FERRO_TEST_POSTGRES_URL` or
/// `FERRO_TEST_REDIS_URL`.
struct BenchmarkStore: Sendable {
    enum Kind: String { case sqlite, postgres, redis }

    let engine: any QueueEngine
    private let database: Database?
    private let redis: RedisClient?
    private static let prefix = "ferro:benchmark"

    var queue: Queue { Queue(engine) }

    init(_ kind: Kind) async throws {
        func variable(_ name: String) -> String { ProcessInfo.processInfo.environment[name] ?? "" }
        switch kind {
        case .sqlite:
            let file = SQLiteConfiguration.Location.file(variable("FERRO_BENCHMARK_SQLITE"))
            database = Database(try await SQLiteDatabase(SQLiteConfiguration(file)))
        case .postgres:
            let configuration = try PostgresConfiguration(url: variable("FERRO_TEST_POSTGRES_URL"))
            database = Database(try await PostgresDatabase(configuration))
        case .redis: database = nil
        }
        if let database {
            engine = SQLEngine(database)
            redis = nil
        } else {
            let configuration = try RedisConfiguration(url: variable("FERRO_TEST_REDIS_URL"))
            let client = RedisClient(
                configuration, on: MultiThreadedEventLoopGroup.singleton, logger: Logger(label: "benchmark"))
            engine = RedisEngine(client, prefix: Self.prefix)
            redis = client
        }
    }

    /// Makes the tables anew.
    func prepare() async throws -> QueueBenchmark.Figures {
        guard let database else { return [] }
        for statement in QueueTables.schema(database.dialect) { try await database.execute(statement) }
        return []
    }

    /// Removes every job.
    func clear() async throws {
        if let database {
            let isPostgres = database.dialect == .postgres
            try await database.execute(isPostgres ? "TRUNCATE jobs" : "DELETE FROM jobs")
            try await database.execute(isPostgres ? "ANALYZE jobs" : "PRAGMA wal_checkpoint")
        }
        guard let redis else { return }
        let pattern: RedisArgument = "{\(Self.prefix)}:*"
        guard case .array(let keys) = try await redis.send(RedisCommand("KEYS", [pattern])) else { return }
        for key in keys {
            guard let bytes = key.bytes else { continue }
            _ = try await redis.send(RedisCommand("DEL", [RedisArgument(bytes)], keys: .first))
        }
    }

    func close() async {
        await database?.close()
        await redis?.close()
    }
}
