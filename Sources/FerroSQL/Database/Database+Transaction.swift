extension Database {
    /// Runs a closure in a transaction: committed when it returns, rolled back when it throws or its task is cancelled.
    ///
    /// On a database that is in a transaction already it makes a savepoint; access, isolation and retry are then those
    /// of the outer one. Child tasks may use the closure's database at the same time: their statements run one after
    /// the other. With a `retry` the closure may run more than once, see ``TransactionRetry``.
    ///
    /// ```swift
    /// try await db.transaction(isolation: .serializable) { db in
    ///     let free: Int = try await db.value("SELECT seats - taken FROM shows WHERE id = \(id)")
    ///     guard free > 0 else { throw SoldOut() }
    ///     try await db.execute("UPDATE shows SET taken = taken + 1 WHERE id = \(id)")
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - access: whether the closure writes.
    ///   - isolation: how far it is kept apart from others; nil for what the database does by itself.
    ///   - retry: what happens when the database gives it up for another one; by default three attempts where
    ///     `isolation` makes that likely, and one otherwise.
    ///   - body: the work, on the database it is handed.
    /// - Returns: what the closure returned.
    /// - Throws: what the closure threw, or ``SQLError``: `.busy`, `.poolTimeout`, `.cancelled`, `.statement` when the
    ///   task is in a transaction of this database already, or what the commit failed with.
    @discardableResult
    public func transaction<Value: Sendable>(
        _ access: TransactionAccess = .readWrite, isolation: TransactionIsolation? = nil,
        retry: TransactionRetry = .automatic, file: String = #fileID, line: UInt = #line,
        _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        let database = at(file: file, line: line)
        let inside: @Sendable (TransactionScope) async throws -> Value = { scope in
            try await body(database.changed { $0.scope = scope })
        }
        if let scope { return try await scope.nested(inside) }
        try checkNotEscaping()
        let options = database.options(access, isolation)
        var attempt = 1
        while true {
            do {
                return try await database.attempt(options, inside)
            } catch  where retry.allowsAnother(after: attempt, error: error, isolation: isolation) {
                try await retry.pause(after: attempt)
                attempt += 1
            }
        }
    }

    private func attempt<Value: Sendable>(
        _ options: TransactionOptions, _ body: @Sendable (TransactionScope) async throws -> Value
    ) async throws -> Value {
        let connection = try await driver.begin(options)
        let scope = TransactionScope(connection, of: self)
        let value: Value
        do {
            value = try await scope.run(body)
            try await connection.commit()
        } catch {
            await scope.close()
            await connection.rollback()
            await scope.finish(committed: false).runAfterRollback()
            throw error
        }
        await scope.finish(committed: true).runAfterCommit()
        return value
    }

    /// Runs an action once everything done so far is committed.
    ///
    /// Outside a transaction that is at once. Inside one it is after the outermost commit, in the order of the calls
    /// and before `transaction` returns, even when the task is cancelled meanwhile; the action is dropped when its
    /// level, or one around it, is rolled back.
    ///
    /// - Parameter action: what to do.
    public func afterCommit(_ action: @escaping @Sendable () async -> Void) async {
        guard let scope else { return await action() }
        if scope.afterCommit(action) { await action() }
    }

    /// Runs an action when what was done in this transaction is rolled back, to undo what no database undoes.
    ///
    /// It runs after the rollback of its level, or of one around it, and before `transaction` throws, in the order of
    /// the calls; each attempt of a transaction that is tried again counts as one that was rolled back. It is dropped
    /// when the outermost transaction commits, and outside of transactions.
    ///
    /// ```swift
    /// let path = try await c.storage.store(upload)
    /// await db.afterRollback { try? await c.storage.delete(path) }
    /// ```
    ///
    /// - Parameter action: what to do; it runs even when the task is cancelled.
    public func afterRollback(_ action: @escaping @Sendable () async -> Void) async {
        if let scope, scope.afterRollback(action) { await action() }
    }
}
