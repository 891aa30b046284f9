import FerroSQL

/// What somebody wants of a lane, and how to answer.
struct LaneRequest: Sendable {
    /// The answer to a statement.
    enum Answer: Sendable {
        case result(SQLResult)
        /// It would change the file, and this lane only reads.
        case needsWriter
    }

    /// The two things that can be wanted.
    enum Work: Sendable {
        case statement(SQLStatement, CheckedContinuation<Result<Answer, SQLError>, Never>)
        case transaction(TransactionAccess, CheckedContinuation<Result<SQLiteTransaction, SQLError>, Never>)
    }

    let work: Work
    let interruption: Interruption
    let since: Duration

    /// Answers that it failed.
    func fail(_ error: SQLError) {
        switch work {
        case .statement(let statement, let continuation):
            var error = error
            error.statement = error.statement ?? statement.text
            continuation.resume(returning: .failure(error))
        case .transaction(_, let continuation): continuation.resume(returning: .failure(error))
        }
    }
}
