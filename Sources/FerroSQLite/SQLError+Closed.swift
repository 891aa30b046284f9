import FerroSQL

extension SQLError {
    /// The database was closed.
    static var closed: SQLError { SQLError(.closed, "the database is closed: open it again, or stop using it first") }
    /// The transaction has ended.
    static var transactionOver: SQLError { SQLError(.transactionClosed, "the transaction is over: begin another one") }
}
