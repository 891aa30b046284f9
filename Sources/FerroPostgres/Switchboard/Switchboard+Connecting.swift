import FerroSQL

extension Switchboard {
    /// Makes the connections that requests wait for.
    func connectAsNeeded() {
        guard closing == nil else { return }
        if !waitingShared.isEmpty, connectingShared == 0, !connections.contains(where: { $0.isShared }) {
            connect(isShared: true)
        }
        while connectingExclusive < waiting.count, canRunExclusive, idle.isEmpty, canAttempt {
            connect(isShared: false)
        }
    }

    /// Starts an attempt on a thread of its own, unless the last one failed a moment ago.
    func connect(isShared: Bool) {
        guard closing == nil, canAttempt else { return }
        let parameters = isShared ? settings.sharedParameters : settings.parameters
        let deadline = ContinuousClock.now + settings.connectTimeout
        let inbox = inbox
        let hasStarted = startThread {
            inbox.post(.connected(FerroPostgres.connect(parameters, until: deadline), isShared: isShared))
        }
        guard hasStarted else {
            return outage.failed(
                ConnectFailure(message: "the system refused another thread", isPermanent: false),
                now: ContinuousClock.now)
        }
        if isShared { connectingShared += 1 } else { connectingExclusive += 1 }
    }

    /// During an outage one attempt is made at a time, when its time has come.
    private var canAttempt: Bool {
        guard outage.failures > 0 else { return true }
        guard connectingShared + connectingExclusive == 0 else { return false }
        return outage.nextAttempt.map { $0 <= ContinuousClock.now } ?? true
    }

    /// Takes note of how an attempt ended.
    func connected(_ result: Result<ServerConnection, ConnectFailure>, isShared: Bool) {
        if isShared { connectingShared -= 1 } else { connectingExclusive -= 1 }
        switch result {
        case .success(let server):
            if outage.failures > 0 { settings.note(true, "PostgreSQL at \(settings.address) answers again") }
            outage.ended()
            guard closing == nil else { return }
            let connection = adopt(server, isShared: isShared)
            if isShared { serveShared() } else { free(connection) }
            connectAsNeeded()
        case .failure(let failure): failed(failure)
        }
    }

    private func failed(_ failure: ConnectFailure) {
        if outage.failures == 0 {
            settings.note(false, "PostgreSQL at \(settings.address) cannot be reached: \(failure.message)")
        }
        outage.failed(failure, now: ContinuousClock.now)
        // A moment's outage, such as a restart, is waited out; a longer one is told at once.
        guard failure.isPermanent || outage.failures > 4 else { return }
        let error = SQLError(
            .connection, "no connection to PostgreSQL at \(settings.address): \(failure.message)")
        let hasConnections = connections.contains { !$0.isShared }
        for request in waitingShared { finish(request, error) }
        waitingShared = []
        if !hasConnections {
            for request in waiting { finish(request, error) }
            waiting = []
        }
    }
}
