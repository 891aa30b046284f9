import FerroSQL

extension Switchboard {
    /// How long an unwanted statement on a shared connection may go on before the server is asked to stop it.
    private static let cancelDelay = Duration.milliseconds(10)
    /// How much later than the server's own timeout a connection is taken for dead.
    private static let grace = Duration.seconds(5)

    /// Does what is due.
    func expire(_ time: ContinuousClock.Instant) {
        now = time
        expireWaiting(time)
        for connection in connections where connection.loss == nil && !connection.pipeline.isEmpty {
            if connection.headOwner?.isCancelled == true, time - connection.progress >= Self.cancelDelay {
                cancelHead(of: connection)
            }
            if let limit = settings.statementTimeout, time - connection.progress > limit + Self.grace {
                connection.loss = "no answer within \(limit + Self.grace)"
            }
        }
        if outage.nextAttempt.map({ $0 <= time }) ?? false { connectAsNeeded() }
        sweep()
    }

    /// When something is due next; nil when nothing is.
    func nextDeadline(_ time: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        var next: ContinuousClock.Instant?
        func consider(_ instant: ContinuousClock.Instant?) {
            if let instant { next = next.map { min($0, instant) } ?? instant }
        }
        consider(waiting.first?.deadline)
        consider(waitingShared.first?.deadline)
        if !waiting.isEmpty || !waitingShared.isEmpty { consider(outage.nextAttempt) }
        for connection in connections where !connection.pipeline.isEmpty {
            if connection.headOwner?.isCancelled == true, !connection.isCancelling {
                consider(connection.progress + Self.cancelDelay)
            }
            if let limit = settings.statementTimeout { consider(connection.progress + limit + Self.grace) }
        }
        return next
    }

    private func expireWaiting(_ time: ContinuousClock.Instant) {
        while let request = waiting.first, let deadline = request.deadline, deadline <= time {
            waiting.removeFirst()
            finish(request, poolTimeout())
        }
        while let request = waitingShared.first, let deadline = request.deadline, deadline <= time {
            waitingShared.removeFirst()
            finish(request, poolTimeout())
        }
    }

    private func poolTimeout() -> SQLError {
        if let failure = outage.last {
            return SQLError(.connection, "no connection to PostgreSQL at \(settings.address): \(failure.message)")
        }
        return SQLError(
            .poolTimeout,
            "no connection became free within \(settings.acquireTimeout): shorten transactions, or raise the pool's "
                + "maximum")
    }
}
