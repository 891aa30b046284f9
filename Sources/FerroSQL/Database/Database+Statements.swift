extension Database {
    /// Runs a statement.
    ///
    /// - Parameter sql: one statement.
    /// - Returns: its rows and how many it changed.
    /// - Throws: ``SQLError``.
    @discardableResult
    public func execute(_ sql: SQL) async throws -> SQLResult {
        try await execute(SQLStatement(sql, dialect: dialect))
    }

    /// Runs a statement that is already written out for this database.
    ///
    /// - Parameter statement: text in the ``dialect`` of this database, and its binds.
    /// - Returns: its rows and how many it changed.
    /// - Throws: ``SQLError``, with the statement's text in it.
    @discardableResult
    public func execute(_ statement: SQLStatement) async throws -> SQLResult {
        let watch = watch()
        do {
            let result = try await run(statement)
            watch.end(statement, rows: result.rows.count)
            return result
        } catch {
            watch.end(statement, error: error)
            guard var failure = error as? SQLError else { throw error }
            failure.statement = failure.statement ?? statement.text
            throw failure
        }
    }

    private func run(_ statement: SQLStatement) async throws -> SQLResult {
        if let scope { return try await scope.execute(statement) }
        try checkNotEscaping()
        return try await driver.execute(routed(statement))
    }

    /// Runs statements one after the other, all of them or none: one round trip on a database that knows how.
    ///
    /// - Parameter statements: what to run; no statement may need another one's answer.
    /// - Returns: an answer for each of them, in their order.
    /// - Throws: ``SQLError`` of the first one that failed; none of them is kept then.
    @discardableResult
    public func executeAll(_ statements: [SQL]) async throws -> [SQLResult] {
        try await executeAll(statements.map { SQLStatement($0, dialect: dialect) })
    }

    /// Runs statements that are already written out for this database, all of them or none.
    @discardableResult
    public func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        if statements.count <= 1 {
            guard let only = statements.first else { return [] }
            return [try await execute(only)]
        }
        let watch = watch()
        do {
            let results = try await run(statements)
            watch.end(statements, results: results)
            return results
        } catch {
            watch.end(statements, results: [], error: error)
            throw error
        }
    }

    private func run(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        if let scope { return try await scope.executeAll(statements) }
        try checkNotEscaping()
        return try await driver.executeAll(replicates ? statements.map(routed) : statements)
    }

    /// The rows that a statement answers.
    public func rows(_ sql: SQL) async throws -> [SQLRow] { try await execute(sql).rows }

    /// The first row that a statement answers; nil without rows.
    public func first(_ sql: SQL) async throws -> SQLRow? { try await execute(sql).rows.first }

    /// The first column of the first row.
    ///
    /// - Parameters:
    ///   - sql: one statement.
    ///   - type: what to read; an optional type reads NULL as nil.
    /// - Returns: the value.
    /// - Throws: ``SQLError``: `.missing` when there is no row, `.decoding` when the value is of another kind.
    public func value<Value: SQLConvertible>(_ sql: SQL, as type: Value.Type = Value.self) async throws -> Value {
        let statement = SQLStatement(sql, dialect: dialect)
        guard let row = try await execute(statement).rows.first else {
            throw SQLError(
                .missing, "the statement answered no row: use first(_:) where there may be none",
                statement: statement.text)
        }
        do {
            return try row.decode(at: 0)
        } catch {
            var failure = error
            failure.statement = statement.text
            throw failure
        }
    }
}
