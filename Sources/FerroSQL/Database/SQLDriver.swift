/// What a database driver provides; everything else is built on it once, in ``Database``.
///
/// A driver shows that it is right by passing `SQLDriverContract` of FerroTesting.
public protocol SQLDriver: Sendable {
    /// How statements for this database are written.
    var dialect: Dialect { get }
    /// Runs one statement on its own; it is committed when this returns.
    ///
    /// A task cancelled while it waits or runs gets `.cancelled`, and what the statement did is undone.
    func execute(_ statement: SQLStatement) async throws -> SQLResult
    /// Runs statements one after the other, all of them or none: one round trip where the database knows how.
    ///
    /// - Returns: an answer for each statement, in their order.
    func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult]
    /// Takes a connection for one transaction and begins it.
    ///
    /// A writing transaction takes the write lock at once where the database has only one (`BEGIN IMMEDIATE`), so that
    /// it cannot fail half way for want of it.
    func begin(_ options: TransactionOptions) async throws -> any SQLTransaction
    /// Waits for running statements and open transactions and closes every connection; later calls throw `.closed`.
    func close() async
}

/// An open transaction: the one connection that its statements run on.
public protocol SQLTransaction: Sendable {
    /// Runs one statement inside the transaction.
    func execute(_ statement: SQLStatement) async throws -> SQLResult
    /// Runs statements one after the other, in one round trip where the database knows how; the first failure ends it.
    func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult]
    /// Opens a statement whose rows are read in parts of a given size; the connection belongs to it until it is closed.
    func cursor(_ statement: SQLStatement, rows: Int) async throws -> any SQLCursor
    /// Makes the changes durable and gives the connection back; a cancelled task does not stop it.
    ///
    /// When it throws nothing was committed and the transaction still waits for ``rollback()``.
    func commit() async throws
    /// Undoes the changes and gives the connection back; a cancelled task does not stop it.
    ///
    /// It never throws, because a connection that cannot roll back is dropped, and does nothing once
    /// the transaction is over.
    func rollback() async
}

/// The rows of one statement, read part by part so that a table of any size fits into memory.
public protocol SQLCursor: Sendable {
    /// The next rows, at most as many as the cursor was opened for; none when all were read.
    func next() async throws -> [SQLRow]
    /// Lets go of the statement; does nothing the second time, and a cancelled task does not stop it.
    func close() async
}

extension SQLDriver {
    /// Runs the statements in a transaction of their own, a round trip each.
    public func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        let transaction = try await begin(TransactionOptions())
        do {
            let results = try await transaction.executeAll(statements)
            try await transaction.commit()
            return results
        } catch {
            await transaction.rollback()
            throw error
        }
    }
}

extension SQLTransaction {
    /// Runs the statements, a round trip each.
    public func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        var results: [SQLResult] = []
        for statement in statements { results.append(try await execute(statement)) }
        return results
    }
}

/// What a statement answered.
public struct SQLResult: Sendable {
    /// The rows, empty for a statement without RETURNING.
    public var rows: [SQLRow]
    /// How many rows were inserted, updated or deleted.
    public var affectedRows: Int

    /// An answer.
    public init(rows: [SQLRow] = [], affectedRows: Int = 0) {
        self.rows = rows
        self.affectedRows = affectedRows
    }
}
