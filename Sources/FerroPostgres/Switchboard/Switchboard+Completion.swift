import FerroSQL
import Synchronization

extension Switchboard {
    /// Ends a request whose group has been answered in full.
    func complete(_ request: PostgresRequest, on connection: PostgresConnection) {
        if let failure = request.failure, !request.isFinished {
            decide(request, failure, on: connection)
        } else {
            finish(request)
        }
        switch request.route {
        case .shared, .acquire: break
        case .exclusive: if !connection.isShared { releaseExclusive(connection) }
        case .check: checked(connection)
        case .leased(let lease, let releases):
            if lease.connection !== connection {
                releaseExclusive(connection)
            } else if releases, connection.server.isOutsideTransaction {
                release(lease)
            }
        }
    }

    private func checked(_ connection: PostgresConnection) {
        connection.isBeingChecked = false
        let pool = connection.isShared ? shared : exclusive
        if let pool { perform(pool.machine.validated(connection.id, healthy: true, at: time), pool) }
    }

    /// Sees to everyone who used a connection that is lost.
    func abandon(_ connection: PostgresConnection) {
        connection.lease?.connection = nil
        connection.lease = nil
        for request in connection.pipeline.abandon() { lost(request, on: connection) }
    }

    /// Tells a request that its connection is lost, or tries it elsewhere.
    func lost(_ request: PostgresRequest, on connection: PostgresConnection) {
        guard !request.isFinished else { return }
        let failure = request.failure ?? lossError(request, connection.loss ?? "it was closed")
        decide(request, failure, on: connection)
    }

    private func decide(_ request: PostgresRequest, _ failure: SQLError, on connection: PostgresConnection) {
        guard !request.isCancelled else { return finish(request, cancelled(request, failure)) }
        var isInTransaction = false
        switch request.route {
        case .leased, .check: isInTransaction = true
        case .shared, .exclusive, .acquire: break
        }
        let situation = RetryPolicy.Situation(
            state: request.failedState, isShared: connection.isShared, isInTransaction: isInTransaction,
            isCertainlyUndone: request.isCertainlyUndone,
            wasCancelMeantForAnother: connection.lastCancel.map { now - $0 < .seconds(2) } ?? false,
            isStale: request.isStale, attempts: request.attempts)
        switch RetryPolicy.verdict(situation) {
        case .deliver: finish(request, failure)
        case .runAgain:
            request.reset()
            inbox.post(.run(request))
        case .runWhereWritingIsAllowed:
            for call in request.calls { call.text.writes.store(true, ordering: .relaxed) }
            request.reset()
            request.route = .exclusive
            inbox.post(.run(request))
        }
    }

    private func cancelled(_ request: PostgresRequest, _ failure: SQLError) -> SQLError {
        if failure.code != .cancelled, request.failedState != "57014", !failure.isLoss { return failure }
        if failure.isLoss, !request.isCertainlyUndone {
            // Without its COMMIT nothing of a transaction is kept.
            guard case .leased(_, releases: false) = request.route else { return failure }
        }
        return .cancelled("the task was cancelled, and its statement with it")
    }

    private func lossError(_ request: PostgresRequest, _ reason: String) -> SQLError {
        let outcome: String
        if case .leased(_, let releases) = request.route {
            outcome =
                releases && request.calls.contains { $0.text.text == "COMMIT" }
                ? "whether the transaction was committed is not known"
                : "the transaction was undone; run it again"
        } else if request.own.allSatisfy({ $0.text.kind == .query }) {
            outcome = "run it again"
        } else {
            outcome = "whether the statement was carried out is not known"
        }
        return SQLError(.connection, "the connection to \(settings.address) was lost (\(reason)): \(outcome)")
    }
}
