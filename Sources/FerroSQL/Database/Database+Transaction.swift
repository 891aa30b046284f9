extension Database {
    /// Runs a closure in a transaction: committed when it returns, rolled back when it throws or its task is cancelled.
    ///
    /// On a database that is in a transaction already it makes a savepoint; `access` is then that of the outer one.
    /// Child tasks may use the closure's database at the same time: their statements run one after the other.
    ///
    /// - Parameters:
    ///   - access: whether the closure writes.
    ///   - body: the work, on the database it is handed.
    /// - Returns: what the closure returned.
    /// - Throws: what the closure threw, or ``SQLError``: `.busy`, `.cancelled`, or what the commit failed with.
    @discardableResult
    public func transaction<Value: Sendable>(
        _ access: TransactionAccess = .readWrite,
        _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        let inside: @Sendable (TransactionScope) async throws -> Value = { scope in
            try await body(Database(driver: driver, scope: scope, log: log))
        }
        if let scope { return try await scope.nested(inside) }
        let connection = try await driver.begin(TransactionOptions(access: access))
        let scope = TransactionScope(connection)
        let value: Value
        do {
            value = try await scope.run(inside)
            try await connection.commit()
        } catch {
            await scope.close()
            await connection.rollback()
            _ = scope.finish(committed: false)
            throw error
        }
        for action in scope.finish(committed: true) { await action() }
        return value
    }

    /// Runs an action once everything done so far is committed.
    ///
    /// Outside a transaction that is at once. Inside one it is after the outermost commit, in the order of the calls
    /// and before `transaction` returns; the action is dropped when its level, or one around it, is rolled back.
    ///
    /// - Parameter action: what to do.
    public func afterCommit(_ action: @escaping @Sendable () async -> Void) async {
        guard let scope else { return await action() }
        if scope.afterCommit(action) { await action() }
    }
}
