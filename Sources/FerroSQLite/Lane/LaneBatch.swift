import FerroSQL

/// Runs the requests that a connection was given, on the connection's thread.
struct LaneBatch {
    /// Whether the connection is free afterwards.
    enum Outcome { case freesConnection, keepsConnection }

    let lane: Lane
    let connection: SQLiteConnection
    let number: Int

    /// Runs one request, or several statements that share one transaction, and answers each.
    func run(_ requests: [LaneRequest]) -> Outcome {
        if requests.count > 1 {
            runTogether(requests)
            return .freesConnection
        }
        for request in requests {
            switch request.work {
            case .statement(let statement, let continuation):
                continuation.resume(returning: runAlone(statement, request.interruption))
            case .transaction(let access, let continuation):
                return begin(access, request.interruption, continuation)
            }
        }
        return .freesConnection
    }

    private func runAlone(
        _ statement: SQLStatement, _ interruption: Interruption
    ) -> Result<LaneRequest.Answer, SQLError> {
        let permission: SQLiteConnection.Permission = lane.purpose == .reading ? .read : .write
        // A statement that left a transaction open must not hand it to the next one.
        defer { connection.rollBack() }
        do throws(SQLError) {
            let result = try connection.execute(statement, permission, interruption)
            return .success(result.map(LaneRequest.Answer.result) ?? .needsWriter)
        } catch {
            return .failure(error)
        }
    }

    /// Group commit: a statement that fails undoes only itself and the others go on; one commit makes all durable.
    ///
    /// Where SQLite undid the whole transaction (a full disk, a cancelled statement, ON CONFLICT ROLLBACK) or refuses
    /// to commit it (a deferred foreign key), nobody was answered yet, and the others run once more, each on its own.
    private func runTogether(_ requests: [LaneRequest]) {
        var results: [Result<LaneRequest.Answer, SQLError>?] = Array(repeating: nil, count: requests.count)
        do throws(SQLError) {
            try connection.control("BEGIN IMMEDIATE")
            for (index, request) in requests.enumerated() {
                guard case .statement(let statement, _) = request.work else { continue }
                do throws(SQLError) {
                    let result = try connection.execute(statement, .write, request.interruption)
                    results[index] = .success(.result(result ?? SQLResult()))
                } catch {
                    results[index] = .failure(error)
                    guard connection.isOutsideTransaction else { continue }
                    results = results.indices.map { $0 == index ? results[$0] : nil }
                    break
                }
            }
            if !connection.isOutsideTransaction { try connection.control("COMMIT") }
        } catch {
            connection.rollBack()
            results = results.map { _ in nil }
        }
        for (request, result) in zip(requests, results) {
            guard case .statement(let statement, let continuation) = request.work else { continue }
            continuation.resume(returning: result ?? runAlone(statement, request.interruption))
        }
    }

    private func begin(
        _ access: TransactionAccess, _ interruption: Interruption,
        _ continuation: CheckedContinuation<Result<SQLiteTransaction, SQLError>, Never>
    ) -> Outcome {
        do throws(SQLError) {
            try connection.control(access == .readWrite ? "BEGIN IMMEDIATE" : "BEGIN", interruption)
            if interruption.isCancelled { throw .cancelled("the task was cancelled before its transaction began") }
        } catch {
            connection.rollBack()
            continuation.resume(returning: .failure(error))
            return .freesConnection
        }
        continuation.resume(returning: .success(SQLiteTransaction(lane: lane, number: number, access: access)))
        return .keepsConnection
    }
}
