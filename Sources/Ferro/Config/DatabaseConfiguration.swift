public import FerroPostgres
internal import FerroSQL
public import FerroSQLite
internal import FerroSupport
internal import Logging

/// Which database an app keeps its rows in.
///
/// ```swift
/// var config = try Config(env)
/// config.database.driver = .sqlite(SQLiteConfiguration(.file("storage/board.db"), readers: 4))
/// ```
public struct DatabaseConfiguration: Sendable {
    /// The databases Ferro speaks to.
    public enum Driver: Sendable {
        /// SQLite, embedded.
        case sqlite(SQLiteConfiguration)
        /// PostgreSQL, over the network.
        case postgres(PostgresConfiguration)
    }

    /// The database, and how it is used.
    public var driver: Driver
    /// Copies of a PostgreSQL database that answer what only reads.
    public var replicas: [PostgresConfiguration] = []
    /// Whether each statement is logged with its duration; values never are.
    public var logsStatements = false

    /// A database without replicas.
    public init(_ driver: Driver) { self.driver = driver }

    /// What the environment says: `DATABASE_URL`, `DATABASE_REPLICA_URLS` and `DB_…`.
    ///
    /// - Throws: `EnvError` naming the variable.
    init(_ env: Env) throws {
        let wait = try env.get(.databaseConnectTimeout)
        switch try env.get(.databaseURL) {
        case .sqlite(let path): driver = .sqlite(SQLiteConfiguration(.file(path), busyTimeout: wait))
        case .sqliteMemory: driver = .sqlite(SQLiteConfiguration(.memory, busyTimeout: wait))
        case .postgres(let url): driver = .postgres(try Self.postgres(url, env, named: EnvKey.databaseURL.name))
        }
        let key = EnvKey<[DatabaseURL]>.databaseReplicaURLs
        for address in try env.optional(key) ?? [] {
            guard case .postgres = driver, case .postgres(let url) = address else {
                throw EnvError(
                    .malformed, "\(key.name) names replicas: it and DATABASE_URL must be postgres:// addresses",
                    variable: key.name)
            }
            replicas.append(try Self.postgres(url, env, named: key.name))
        }
        logsStatements = try env.get(.databaseLogging)
    }

    private static func postgres(_ url: String, _ env: Env, named name: String) throws -> PostgresConfiguration {
        do throws(SQLError) {
            var configuration = try PostgresConfiguration(url: url)
            try configuration.read(env)
            return configuration
        } catch {
            if let cause = error.cause { throw cause }
            throw EnvError(.malformed, "\(name): \(error.message)", variable: name)
        }
    }

    /// Opens the database.
    func open(logger: Logger) async throws -> Database {
        let database: Database
        switch driver {
        case .sqlite(let configuration): database = Database(try await SQLiteDatabase(configuration))
        case .postgres(let configuration):
            database = Database(try await Self.postgres(configuration, replicas, logger))
        }
        return observed(database, logger)
    }

    /// Opens a few connections beside the pool of ``open(logger:)``, for what must not wait for it; nil for SQLite.
    func openBeside(connections: Int, logger: Logger) async throws -> Database? {
        guard case .postgres(var configuration) = driver else { return nil }
        configuration.pool.minimum = 1
        configuration.pool.maximum = connections
        return observed(Database(try await PostgresDatabase(configuration, logger: logger)), logger)
    }

    private func observed(_ database: Database, _ logger: Logger) -> Database {
        guard logsStatements else { return database }
        return database.observing { event in
            var metadata: Logger.Metadata = ["duration": "\(event.duration)", "rows": "\(event.rows)"]
            if let error = event.error { metadata["error"] = "\(error)" }
            logger.debug("\(event.text)", metadata: metadata)
        }
    }
}

extension DatabaseConfiguration {
    private static func postgres(
        _ configuration: PostgresConfiguration, _ replicas: [PostgresConfiguration], _ logger: Logger
    ) async throws -> any SQLDriver {
        let primary = try await PostgresDatabase(configuration, logger: logger)
        if replicas.isEmpty { return primary }
        var copies: [any SQLDriver] = []
        do {
            for replica in replicas { copies.append(try await PostgresDatabase(replica, logger: logger)) }
        } catch {
            for copy in copies { await copy.close() }
            await primary.close()
            throw error
        }
        return ReplicatedDriver(primary: primary, replicas: copies) { logger.warning("\($0)") }
    }
}

extension PostgresConfiguration {
    /// Takes the size of the pool and the timeouts from the environment.
    fileprivate mutating func read(_ env: Env) throws(SQLError) {
        do {
            connectTimeout = try env.get(.databaseConnectTimeout)
            statementTimeout = try env.optional(.databaseStatementTimeout)
            preparedStatements = try env.get(.databasePreparedStatements)
            pool.maximum = try env.get(.databaseMaxConnections)
            pool.minimum = min(try env.get(.databaseMinConnections), pool.maximum)
            pool.acquireTimeout = try env.get(.databaseAcquireTimeout)
        } catch {
            throw SQLError(.connection, "the environment cannot be read", cause: error)
        }
    }
}
