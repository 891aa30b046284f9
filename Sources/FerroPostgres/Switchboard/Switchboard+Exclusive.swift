import FerroSQL

extension Switchboard {
    /// Whether a connection is free, or may be made.
    var canRunExclusive: Bool { !idle.isEmpty || exclusiveCount < settings.exclusiveConnections }

    private var exclusiveCount: Int { connectingExclusive + connections.count { !$0.isShared && $0.loss == nil } }

    /// Gives a request a connection of its own, or a place in the queue.
    func runExclusive(_ request: PostgresRequest) {
        if waiting.isEmpty, let connection = idle.popLast() { return start(request, on: connection) }
        request.deadline = request.deadline ?? ContinuousClock.now + settings.acquireTimeout
        waiting.append(request)
        connectAsNeeded()
    }

    /// Runs a request on a connection that a transaction keeps.
    func runLeased(_ request: PostgresRequest, _ lease: PostgresLease) {
        guard let connection = lease.connection, connection.loss == nil else {
            return finish(
                request,
                SQLError(
                    .connection,
                    "the connection to \(settings.address) was lost, and with it the transaction: nothing of it was "
                        + "kept; run it again"))
        }
        send(request, on: connection)
    }

    /// Takes a connection back from a transaction; one that is still inside it is closed, which undoes it.
    func release(_ lease: PostgresLease) {
        guard let connection = lease.connection else { return }
        lease.connection = nil
        connection.lease = nil
        if connection.pipeline.isEmpty { free(connection) }
    }

    /// Gives a connection to whoever waits longest, or keeps it for later.
    func free(_ connection: PostgresConnection) {
        // A cancel request that is under way could still hit the next user's statement.
        guard connection.loss == nil, connection.lease == nil, !connection.isCancelling else { return }
        guard connection.pipeline.isEmpty else { return }
        if !connection.server.isOutsideTransaction || closing != nil || isOld(connection) {
            connection.loss = "it was closed"
            return
        }
        if waiting.isEmpty { return idle.append(connection) }
        start(waiting.removeFirst(), on: connection)
    }

    private func start(_ request: PostgresRequest, on connection: PostgresConnection) {
        guard case .acquire = request.route else { return send(request, on: connection) }
        let lease = PostgresLease(connection)
        connection.lease = lease
        request.lease = lease
        finish(request)
    }

    private func isOld(_ connection: PostgresConnection) -> Bool {
        ContinuousClock.now - connection.since > settings.maximumLifetime
    }
}
