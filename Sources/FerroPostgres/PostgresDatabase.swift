public import FerroSQL
public import Logging

/// A PostgreSQL database: the driver over libpq.
///
/// ```swift
/// let driver = try await PostgresDatabase(PostgresConfiguration(url: "postgres://app:secret@127.0.0.1/app"))
/// let db = Database(driver)
/// ```
///
/// Statements that only read share a few connections and travel in pipelines (libpq's manual, 34.5). Everything else has a connection to itself while it
/// runs: the statements of strangers never wait behind somebody's lock, and never share a transaction.
public final class PostgresDatabase: SQLDriver {
    let client: PostgresClient

    /// Connects once, to show that the address and the password are right, and keeps the connection.
    ///
    /// - Parameters:
    ///   - configuration: where the database is and how it is used.
    ///   - logger: told when the server goes out of reach, and when it is back.
    /// - Throws: ``SQLError`` with `.connection`, which names the server and never the password.
    public init(
        _ configuration: PostgresConfiguration, logger: Logger = Logger(label: "ferro.postgres")
    ) async throws(SQLError) {
        let settings = configuration.settings { isReachable, message in
            if isReachable { logger.notice("\(message)") } else { logger.error("\(message)") }
        }
        client = try await PostgresClient(settings)
    }

    deinit { client.shutDown() }

    /// How statements are written for PostgreSQL.
    public var dialect: Dialect { .postgres }

    /// Runs one statement on its own: one round trip.
    public func execute(_ statement: SQLStatement) async throws -> SQLResult {
        let call = try client.call(statement)
        try call.checkOutsideTransaction()
        let route = call.text.isShareable ? PostgresRequest.Route.shared : .exclusive
        let request = PostgresRequest(route, [call], preface: client.preface(of: [call]))
        try await client.perform(request)
        return try request.answers.first?.decoded() ?? SQLResult()
    }

    /// Runs statements in one round trip and one implicit transaction: all of them or none.
    public func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        guard !statements.isEmpty else { return [] }
        var calls: [PostgresCall] = []
        for statement in statements {
            let call = try client.call(statement)
            try call.checkOutsideTransaction()
            calls.append(call)
        }
        let isShareable = calls.allSatisfy { $0.text.isShareable }
        let request = PostgresRequest(isShareable ? .shared : .exclusive, calls, preface: client.preface(of: calls))
        try await client.perform(request)
        return try request.answers.map { try $0.decoded() }
    }

    /// Takes a connection; BEGIN travels with the first statement.
    public func begin(_ options: TransactionOptions) async throws -> any SQLTransaction {
        let lease = try await client.lease(for: options)
        return PostgresTransaction(client, lease, options)
    }

    /// Waits for running statements and open transactions, then closes every connection.
    public func close() async { await client.close() }
}
