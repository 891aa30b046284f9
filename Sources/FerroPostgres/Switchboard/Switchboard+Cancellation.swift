import FerroSQL
import FerroSupport

extension Switchboard {
    /// Stops a request that its task does not want any more.
    func cancel(_ request: PostgresRequest) {
        guard !request.isFinished else { return }
        request.isCancelled = true
        if let pool = request.pool, pool.waiting[request.id.rawValue] === request {
            return perform(pool.machine.withdraw(request.id, at: time), pool)
        }
        guard let connection = request.connection else { return }
        // What only reads leaves nothing behind: its task need not wait for the server to agree.
        if connection.isShared { finish(request, .cancelled("the task was cancelled, and its statement with it")) }
        if !connection.isShared { cancelHead(of: connection) }
    }

    /// Asks the server to stop the statement at the head of a connection, if its task does not want it any more.
    ///
    /// A statement further behind is stopped when its turn has come. On a shared connection the request may come too
    /// late and hit a neighbour, which only reads and is run again (``RetryPolicy``).
    func cancelHead(of connection: PostgresConnection) {
        guard !connection.isCancelling, connection.loss == nil, let owner = connection.headOwner, owner.isCancelled
        else { return }
        connection.isCancelling = true
        let instant = ContinuousClock.now
        if connection.cancelled !== owner { connection.firstCancel = instant }
        connection.cancelled = owner
        connection.lastCancel = instant
        let send = connection.server.cancelRequest()
        let inbox = inbox
        let hasStarted = startThread {
            send()
            inbox.post(.cancelSent(connection))
        }
        if !hasStarted { connection.isCancelling = false }
    }

    /// Notes that a cancel request has reached the server, or never will.
    func cancelSent(_ connection: PostgresConnection) {
        connection.isCancelling = false
        connection.lastCancel = ContinuousClock.now
        if !connection.isShared { releaseExclusive(connection) }
    }
}

extension PostgresConnection {
    /// Whose statement the server works at.
    var headOwner: PostgresRequest? {
        switch pipeline.head {
        case .prepare(_, let owner), .run(_, _, let owner): owner
        case .sync, .upkeep, nil: nil
        }
    }
}
