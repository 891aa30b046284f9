import FerroSQL

extension Switchboard {
    /// How long an unwanted statement on a shared connection may go on before the server is asked to stop it.
    private static let cancelDelay = Duration.milliseconds(10)
    /// How long to wait for the effect of a cancel request before the next one, at first; twice as long each time.
    private static let cancelPause = Duration.milliseconds(50)

    /// Does what is due.
    func expire(_ instant: ContinuousClock.Instant) {
        now = instant
        for pool in pools where pool.machine.nextDeadline.map({ $0 <= time }) ?? false {
            perform(pool.machine.tick(at: time), pool)
        }
        for connection in connections where connection.loss == nil && !connection.pipeline.isEmpty {
            if let time = cancelTime(of: connection), instant >= time { cancelHead(of: connection) }
            if let deadline = deadline(of: connection), instant > deadline { connection.loss = "no answer in time" }
        }
        sweep()
    }

    /// When something is due next; nil when nothing is.
    func nextDeadline() -> ContinuousClock.Instant? {
        var next: ContinuousClock.Instant?
        func consider(_ instant: ContinuousClock.Instant) { next = next.map { min($0, instant) } ?? instant }
        for pool in pools {
            if let deadline = pool.machine.nextDeadline { consider(now + (deadline - time)) }
        }
        for connection in connections where !connection.pipeline.isEmpty {
            if let time = cancelTime(of: connection) { consider(time) }
            if let deadline = deadline(of: connection) { consider(deadline) }
        }
        return next
    }

    /// When the server is to be asked to stop what a connection is at; nil when it need not be.
    private func cancelTime(of connection: PostgresConnection) -> ContinuousClock.Instant? {
        guard let owner = connection.headOwner, owner.isCancelled, !connection.isCancelling else { return nil }
        guard connection.cancelled === owner, let first = connection.firstCancel, let last = connection.lastCancel
        else { return connection.progress + Self.cancelDelay }
        // A backend that has not begun to read the statement ignores the request (postgres.c, ProcessInterrupts).
        return last + max(Self.cancelPause, last - first)
    }

    /// Until when the server has to answer what a connection is at; nil for as long as it wants.
    private func deadline(of connection: PostgresConnection) -> ContinuousClock.Instant? {
        if connection.isBeingChecked { return connection.progress + settings.grace }
        // A link that carries no cancel request carries no answer either.
        if connection.headOwner?.isCancelled == true, connection.cancelled === connection.headOwner,
            let asked = connection.firstCancel
        {
            return max(asked, connection.progress) + settings.grace
        }
        return settings.statementTimeout.map { connection.progress + $0 + settings.grace }
    }
}
