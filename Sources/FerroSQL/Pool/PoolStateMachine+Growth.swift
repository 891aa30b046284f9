extension PoolStateMachine {
    /// How long opening waits after it failed.
    struct Backoff: Sendable {
        /// Failures since the last connection that could be opened.
        var failures = 0
        var lastError: SQLError?
        /// When opening may be tried again.
        var retryAt = Duration.zero

        /// 100 ms, doubled with each failure up to 5 s, of which up to a half is left out by chance.
        mutating func fail(_ error: SQLError, at now: Duration, random: Double) {
            // Connections that failed together count once.
            if failures == 0 || now >= retryAt { failures += 1 }
            lastError = error
            let delay = min(.milliseconds(100 * (1 << min(failures - 1, 10))), Duration.seconds(5))
            retryAt = max(retryAt, now + delay * (1 - 0.5 * random))
        }
    }

    /// Opens connections up to the minimum and up to what the requests need; only one at a time after a failure.
    mutating func grow(at now: Duration, _ actions: inout [Action]) {
        var missing = missingConnections
        guard missing > 0 else { return }
        if backoff.failures > 0 {
            guard now >= backoff.retryAt, !connections.contains(where: { $0.phase == .opening }) else { return }
            missing = 1
        }
        for _ in 0..<missing {
            lastConnection += 1
            let id = ConnectionID(lastConnection)
            connections.append(Connection(id: id))
            actions.append(.open(id))
        }
    }

    /// How many connections are wanted, have room below the maximum, and are not on their way.
    var missingConnections: Int {
        var coming = 0
        var busy = 0
        var statements = shared.count
        for connection in connections {
            switch connection.phase {
            case .opening, .validating, .idle: coming += 1
            case .shared:
                busy += 1
                statements += connection.holders
            case .exclusive, .closing: break
            }
        }
        // A shared connection for each statement under way, as long as they are few.
        let forShared = max(0, min(configuration.sharedConnections, statements) - busy)
        let wanted = exclusive.count + forShared - coming
        let living = connections.count { $0.phase != .closing }
        let room = configuration.maximum - connections.count
        return max(0, min(room, max(wanted, configuration.minimum - living)))
    }

    /// When ``tick(at:)`` has something to do next; nil when only a call can change something.
    package var nextDeadline: Duration? {
        var next: Duration?
        func consider(_ time: Duration?) {
            guard let time else { return }
            next = next.map { min($0, time) } ?? time
        }
        consider(shared.first?.deadline)
        consider(exclusive.first?.deadline)
        guard !isShuttingDown else { return next }
        if backoff.failures > 0, missingConnections > 0, !connections.contains(where: { $0.phase == .opening }) {
            consider(backoff.retryAt)
        }
        let isSurplus = connections.count { $0.phase != .closing } > configuration.minimum
        for connection in connections where connection.phase == .idle {
            consider(connection.expiresAt)
            if isSurplus, let timeout = configuration.idleTimeout { consider(connection.lastUsed + timeout) }
        }
        return next
    }
}
