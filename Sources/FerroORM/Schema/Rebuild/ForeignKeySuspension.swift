import FerroSQL

/// A driver whose transactions leave foreign keys alone; only SQLite knows how.
private struct ForeignKeySuspension: SQLDriver {
    let driver: any SQLDriver
    var dialect: Dialect { driver.dialect }

    func execute(_ statement: SQLStatement) async throws -> SQLResult { try await driver.execute(statement) }
    func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        try await driver.executeAll(statements)
    }

    func begin(_ options: TransactionOptions) async throws -> any SQLTransaction {
        var options = options
        options.suspendsForeignKeys = true
        return try await driver.begin(options)
    }

    func close() async { await driver.close() }
}

extension Database {
    /// The same database, whose transactions leave the foreign keys of SQLite alone until they end.
    var suspendingForeignKeys: Database {
        let database = Database(ForeignKeySuspension(driver: driver))
        return log.map { database.logging(to: $0) } ?? database
    }
}
