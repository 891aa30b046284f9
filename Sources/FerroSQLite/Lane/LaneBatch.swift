import FerroSQL

/// Runs the requests that a connection was given, on the connection's thread.
struct LaneBatch {
    /// Whether the connection is free afterwards.
    enum Outcome { case freesConnection, keepsConnection }

    /// What a request is answered.
    private enum Reply {
        case one(Result<SQLResult?, SQLError>)
        case several(Result<[SQLResult]?, SQLError>)

        var hasFailed: Bool {
            switch self {
            case .one(.failure), .several(.failure): true
            case .one(.success), .several(.success): false
            }
        }
    }

    let lane: Lane
    let connection: SQLiteConnection
    let number: Int

    private var permission: SQLiteConnection.Permission { lane.purpose == .reading ? .read : .write }

    init(lane: Lane, connection: SQLiteConnection, number: Int) {
        self.lane = lane
        self.connection = connection
        self.number = number
    }

    /// Runs one request on its own and answers it.
    func run(_ request: LaneRequest) -> Outcome {
        if case .transaction(let access, let answer) = request.work {
            return begin(access, request.interruption, answer)
        }
        answer(request, runAlone(request))
        return .freesConnection
    }

    /// Runs requests that only read in one snapshot, which saves each of them the locks of a snapshot of its own.
    func read(_ first: LaneRequest, upTo place: UInt64) {
        let sharesSnapshot = (try? connection.control("BEGIN")) != nil
        var next: LaneRequest? = first
        while let request = next {
            if case .statement(let statement, _) = request.work {
                let result = Result { () throws(SQLError) in
                    try connection.execute(statement, .read, request.interruption)
                }
                answer(request, .one(result))
            } else {
                request.fail(SQLError(.statement, "only statements share a snapshot"))
            }
            next = sharesSnapshot ? lane.nextRead(upTo: place) : nil
        }
        if sharesSnapshot { _ = try? connection.commit() }
        connection.rollBack()
    }

    /// Group commit: a request that fails undoes only itself and the others go on; one commit makes all durable.
    ///
    /// Where SQLite undid the whole transaction (a full disk, a cancelled statement, ON CONFLICT ROLLBACK) or refuses
    /// to commit it (a deferred foreign key), nobody was answered yet, and the others run once more, each on its own.
    func runTogether(_ requests: [LaneRequest]) {
        var replies: [Reply?] = Array(repeating: nil, count: requests.count)
        do throws(SQLError) {
            try connection.control("BEGIN IMMEDIATE")
            for (index, request) in requests.enumerated() {
                let reply = runInside(request)
                replies[index] = reply
                guard reply?.hasFailed == true, connection.isOutsideTransaction else { continue }
                replies = replies.indices.map { $0 == index ? reply : nil }
                break
            }
            if !connection.isOutsideTransaction { try connection.control("COMMIT") }
        } catch {
            connection.rollBack()
            replies = replies.map { _ in nil }
        }
        for (request, reply) in zip(requests, replies) { answer(request, reply ?? runAlone(request)) }
    }

    private func runInside(_ request: LaneRequest) -> Reply? {
        switch request.work {
        case .statement(let statement, _):
            .one(Result { () throws(SQLError) in try connection.execute(statement, .write, request.interruption) })
        case .batch(let statements, _):
            .several(
                Result { () throws(SQLError) in
                    try connection.executeInside(statements, .write, request.interruption)
                })
        case .transaction: nil
        }
    }

    private func runAlone(_ request: LaneRequest) -> Reply? {
        // A statement that left a transaction open must not hand it to the next one.
        defer { connection.rollBack() }
        switch request.work {
        case .statement(let statement, _):
            return .one(
                Result { () throws(SQLError) in try connection.execute(statement, permission, request.interruption) })
        case .batch(let statements, _):
            return .several(
                Result { () throws(SQLError) in
                    try connection.executeAlone(statements, permission, request.interruption)
                })
        case .transaction: return nil
        }
    }

    private func answer(_ request: LaneRequest, _ reply: Reply?) {
        switch (request.work, reply) {
        case (.statement(_, let answer), .one(let result)): answer.resume(returning: result)
        case (.batch(_, let answer), .several(let results)): answer.resume(returning: results)
        default: request.fail(SQLError(.statement, "the request was answered with something else"))
        }
    }

    private func begin(
        _ access: TransactionAccess, _ interruption: Interruption, _ answer: LaneRequest.Answer<SQLiteTransaction>
    ) -> Outcome {
        do throws(SQLError) {
            try connection.control(access == .readWrite ? "BEGIN IMMEDIATE" : "BEGIN", interruption)
            if interruption.isCancelled { throw .cancelled("the task was cancelled before its transaction began") }
        } catch {
            connection.rollBack()
            answer.resume(returning: .failure(error))
            return .freesConnection
        }
        answer.resume(returning: .success(SQLiteTransaction(lane: lane, number: number, access: access)))
        return .keepsConnection
    }
}
