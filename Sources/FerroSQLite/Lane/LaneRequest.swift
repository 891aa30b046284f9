import FerroSQL

/// What somebody wants of a lane, and how to answer.
struct LaneRequest: Sendable {
    /// Where an answer goes; nil is answered when a statement would change the file and the lane only reads.
    typealias Answer<Value> = CheckedContinuation<Result<Value?, SQLError>, Never>

    /// What can be wanted.
    enum Work: Sendable {
        case statement(SQLStatement, Answer<SQLResult>)
        /// All of them or none.
        case batch([SQLStatement], Answer<[SQLResult]>)
        case transaction(TransactionAccess, Answer<SQLiteTransaction>)
    }

    let work: Work
    let interruption: Interruption
    let since: Duration

    /// Answers that it failed.
    func fail(_ error: SQLError) {
        switch work {
        case .statement(let statement, let answer): answer.resume(returning: .failure(error.of(statement)))
        case .batch(let statements, let answer): answer.resume(returning: .failure(error.of(statements.first)))
        case .transaction(_, let answer): answer.resume(returning: .failure(error))
        }
    }
}

extension SQLError {
    /// The same failure with the text of a statement, unless it has one.
    fileprivate func of(_ statement: SQLStatement?) -> SQLError {
        var error = self
        error.statement = error.statement ?? statement?.text
        return error
    }
}
