import FerroSQL
import Synchronization

/// A transaction that holds one connection of a lane until it is committed or rolled back.
final class SQLiteTransaction: SQLTransaction {
    private let lane: Lane
    private let number: Int
    private let access: TransactionAccess
    // Written on the connection's thread only, by the job that ends the transaction; jobs after it find it set.
    private let isOver = Atomic(false)
    private let suspendsForeignKeys = Atomic(false)

    init(lane: Lane, number: Int, access: TransactionAccess) {
        self.lane = lane
        self.number = number
        self.access = access
    }

    deinit {
        // Somebody dropped it without ending it: the connection must not be lost with it.
        if !isOver.load(ordering: .relaxed) {
            let suspended = suspendsForeignKeys.load(ordering: .relaxed)
            lane.threads[number].enqueue { [lane, number] connection in
                connection.rollBack()
                if suspended { connection.restoreForeignKeys() }
                lane.serve(connection, number)
            }
        }
    }

    func execute(_ statement: SQLStatement) async throws -> SQLResult {
        try await run { [access] (connection, interruption) throws(SQLError) in
            try connection.execute(statement, .transaction(access), interruption) ?? SQLResult()
        }
    }

    /// Runs statements in one trip to the thread; a failure undoes all of them and leaves the transaction usable.
    func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        if statements.isEmpty { return [] }
        return try await run { [access] (connection, interruption) throws(SQLError) in
            try connection.executeInside(statements, .transaction(access), interruption)
        }
    }

    func cursor(_ statement: SQLStatement, rows: Int) async throws -> any SQLCursor {
        let cursor = SQLiteCursor(of: self, rows: rows)
        try await run { [access, number = cursor.number] (connection, interruption) throws(SQLError) in
            try connection.openCursor(number, statement, access, interruption)
        }
        return cursor
    }

    func commit() async throws {
        let result = await onThread { (connection) throws(SQLError) in
            try self.checkOpen(connection)
            try connection.commit()
            self.isOver.store(true, ordering: .relaxed)
        }
        try result.get()
    }

    func rollback() async {
        _ = await onThread { connection in
            connection.rollBack()
            self.isOver.store(true, ordering: .relaxed)
        }
    }

    /// The next rows of a cursor, and whether they are the last ones.
    func next(of cursor: UInt64, rows: Int) async throws(SQLError) -> (rows: [SQLRow], isOver: Bool) {
        try await run { (connection, interruption) throws(SQLError) in
            try connection.next(of: cursor, rows: rows, interruption)
        }
    }

    /// Closes a cursor, whether or not the task is cancelled; it is closed already when the transaction is over.
    func close(_ cursor: UInt64) async { _ = await onThread { $0.closeCursor(cursor) } }

    /// Closes a cursor that nobody holds any more, some time soon.
    func abandon(_ cursor: UInt64) { lane.threads[number].enqueue { $0.closeCursor(cursor) } }

    /// Begins anew with foreign keys off, which SQLite does outside a transaction only; its end turns them on again.
    func suspendForeignKeys() async throws {
        let result = await onThread { (connection) throws(SQLError) in
            connection.rollBack()
            self.suspendsForeignKeys.store(true, ordering: .relaxed)
            try connection.control("PRAGMA foreign_keys = OFF")
            try connection.control("BEGIN IMMEDIATE")
        }
        try result.get()
    }

    private func checkOpen(_ connection: SQLiteConnection) throws(SQLError) {
        if connection.isOutsideTransaction {
            throw SQLError(
                .transactionClosed,
                "SQLite undid the whole transaction when a statement of it failed or was cancelled: run it again")
        }
    }

    /// Runs a job on the connection that stops when the task is cancelled.
    private func run<Value: Sendable>(
        _ job: @escaping @Sendable (SQLiteConnection, Interruption) throws(SQLError) -> Value
    ) async throws(SQLError) -> Value {
        let interruption = Interruption()
        let result = await withTaskCancellationHandler {
            await onThread { (connection) throws(SQLError) in
                try self.checkOpen(connection)
                return try job(connection, interruption)
            }
        } onCancel: {
            interruption.cancel()
        }
        return try result.get()
    }

    /// Runs a job on the connection, and gives the connection back when the job ended the transaction.
    private func onThread<Value: Sendable>(
        _ job: @escaping @Sendable (SQLiteConnection) throws(SQLError) -> Value
    ) async -> Result<Value, SQLError> {
        await withCheckedContinuation { continuation in
            let accepted = lane.threads[number].enqueue { [self] connection in
                let wasOver = isOver.load(ordering: .relaxed)
                let result =
                    wasOver
                    ? Result.failure(SQLError.transactionOver) : Result { () throws(SQLError) in try job(connection) }
                continuation.resume(returning: result)
                if !wasOver, isOver.load(ordering: .relaxed) {
                    if suspendsForeignKeys.load(ordering: .relaxed) { connection.restoreForeignKeys() }
                    lane.serve(connection, number)
                }
            }
            if !accepted { continuation.resume(returning: .failure(.closed)) }
        }
    }
}
