import FerroPostgres
import FerroQueue
import FerroRedis
import FerroSQL
import FerroSQLite
import Foundation
import Logging
import NIOPosix

/// The store that is put to the proof, as `sqlite:///file`, `postgres://…` or `redis://…` names it.
struct ProofStore: Sendable {
    let engine: any QueueEngine
    let rows: any RowStore
    private let database: Database?
    private let redis: RedisClient?

    struct Unknown: Error, CustomStringConvertible {
        let description = "PROOF_STORE is not the address of a store: sqlite:///file, postgres://… or redis://…"
    }

    init(url: String, _ logger: Logger) async throws {
        if url.hasPrefix("redis:") || url.hasPrefix("rediss:") {
            let configuration = try RedisConfiguration(url: url)
            let client = RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton, logger: logger)
            (engine, rows) = (RedisEngine(client), HashRows(redis: client))
            (database, redis) = (nil, client)
        } else {
            let database = try await Self.database(url, logger)
            (engine, rows) = (SQLEngine(database), TableRows(database: database))
            (self.database, redis) = (database, nil)
        }
    }

    private static func database(_ url: String, _ logger: Logger) async throws -> Database {
        if let configuration = SQLiteConfiguration(url: url) {
            return Database(try await SQLiteDatabase(configuration))
        }
        guard url.hasPrefix("postgres") else { throw Unknown() }
        return Database(try await PostgresDatabase(PostgresConfiguration(url: url), logger: logger))
    }

    /// Makes the tables that an app's migrations would make; Redis needs none.
    func prepare() async throws {
        guard let database else { return }
        try await TableRows(database: database).prepare()
        for statement in QueueTables.schema(database.dialect) { try await database.execute(statement) }
    }

    /// How many jobs the store still holds in any state, as it says itself.
    func leftovers() async throws -> QueueStats {
        try await engine.stores.administration.stats(now: Date())
    }

    func close() async {
        await database?.close()
        await redis?.close()
    }
}
