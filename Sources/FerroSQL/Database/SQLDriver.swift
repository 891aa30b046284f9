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
    /// Takes a connection for one transaction and begins it.
    ///
    /// A writing transaction takes the write lock at once where the database has only one (`BEGIN IMMEDIATE`), so that
    /// it cannot fail half way for want of it.
    func begin(_ access: TransactionAccess) async throws -> any SQLTransaction
    /// Waits for running statements and open transactions and closes every connection; later calls throw `.closed`.
    func close() async
}

/// An open transaction: the one connection that its statements run on.
public protocol SQLTransaction: Sendable {
    /// Runs one statement inside the transaction.
    func execute(_ statement: SQLStatement) async throws -> SQLResult
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

/// Whether a transaction may write.
public enum TransactionAccess: Sendable, Hashable {
    /// Reads and writes.
    case readWrite
    /// Reads only; on SQLite it runs on a reader and never waits for the writer.
    case readOnly
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
