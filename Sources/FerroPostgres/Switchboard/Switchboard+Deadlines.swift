import FerroSQL

extension Switchboard {
    /// How long an unwanted statement on a shared connection may go on before the server is asked to stop it.
    private static let cancelDelay = Duration.milliseconds(10)
    /// How long a check or a cancelled statement may stay without an answer before the connection is taken for dead.
    private static let grace = Duration.seconds(5)

    /// Does what is due.
    func expire(_ instant: ContinuousClock.Instant) {
        now = instant
        for pool in pools where pool.machine.nextDeadline.map({ $0 <= time }) ?? false {
            perform(pool.machine.tick(at: time), pool)
        }
        for connection in connections where connection.loss == nil && !connection.pipeline.isEmpty {
            if mayCancel(connection), instant - connection.progress >= Self.cancelDelay { cancelHead(of: connection) }
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
            if mayCancel(connection) { consider(connection.progress + Self.cancelDelay) }
            if let deadline = deadline(of: connection) { consider(deadline) }
        }
        return next
    }

    private func mayCancel(_ connection: PostgresConnection) -> Bool {
        guard let owner = connection.headOwner, owner.isCancelled, !connection.isCancelling else { return false }
        // Once is enough for a statement: the server has heard it.
        return connection.cancelled !== owner
    }

    /// Until when the server has to answer what a connection is at; nil for as long as it wants.
    private func deadline(of connection: PostgresConnection) -> ContinuousClock.Instant? {
        if connection.isBeingChecked { return connection.progress + Self.grace }
        // A link that carries no cancel request carries no answer either.
        if connection.headOwner?.isCancelled == true, connection.cancelled === connection.headOwner,
            let asked = connection.lastCancel
        {
            return max(asked, connection.progress) + Self.grace
        }
        return settings.statementTimeout.map { connection.progress + $0 + Self.grace }
    }
}
