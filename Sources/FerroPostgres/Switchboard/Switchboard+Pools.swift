import FerroSQL
import FerroSupport

extension Switchboard {
    /// Does what a pool's machine decided.
    func perform(_ actions: [PoolStateMachine.Action], _ pool: ConnectionPool) {
        for action in actions {
            switch action {
            case .grant(let id, let connection): granted(id, connection, pool)
            case .fail(let id, let error):
                if let request = pool.waiting.removeValue(forKey: id.rawValue) { finish(request, error) }
            case .open(let id): open(id, pool)
            case .validate(let id): validate(id, pool)
            case .close(let id): close(id, pool)
            case .finish: pool.isFinished = true
            }
        }
    }

    /// Opens the first connections; one of them is there already.
    func start(with first: ServerConnection) {
        var first: ServerConnection? = first
        for pool in pools {
            for case .open(let id) in pool.machine.start(at: time) {
                if let server = first {
                    first = nil
                    pool.opening.insert(id)
                    connected(.success(server), id, pool)
                } else {
                    open(id, pool)
                }
            }
        }
    }

    /// Takes note of how an attempt to connect ended.
    func connected(
        _ result: Result<ServerConnection, ConnectFailure>, _ id: ConnectionPool.ID, _ pool: ConnectionPool?
    ) {
        guard let pool, pool.opening.remove(id) != nil else { return }
        switch result {
        case .success(let server):
            if isOutOfReach { settings.note(true, "PostgreSQL at \(settings.address) answers again") }
            isOutOfReach = false
            let connection = PostgresConnection(
                server, id: id, isShared: pool.isShared, cacheSize: settings.statementCacheSize, now: now)
            adopt(connection, pool)
            perform(pool.machine.opened(id, at: time), pool)
        case .failure(let failure):
            let message = "PostgreSQL at \(settings.address) cannot be reached: \(failure.message)"
            if !isOutOfReach { settings.note(false, message) }
            isOutOfReach = true
            let error = SQLError(.connection, message)
            perform(pool.machine.openFailed(id, error, isPermanent: failure.isPermanent, at: time), pool)
        }
    }

    /// Gives back a connection that a request had to itself, once no cancel request can hit its next user.
    func releaseExclusive(_ connection: PostgresConnection) {
        guard connection.pipeline.isEmpty, !connection.isCancelling, connection.lease == nil else { return }
        guard let holder = connection.holders.popLast() else { return }
        let isClean = connection.loss == nil && connection.server.isOutsideTransaction
        perform(exclusive.machine.release(connection.id, for: holder, healthy: isClean, at: time), exclusive)
    }

    /// Gives back the places on a shared connection on which nothing is under way.
    func releaseShared(_ connection: PostgresConnection, _ pool: ConnectionPool) {
        let holders = connection.holders
        connection.holders = []
        let isClean = connection.loss == nil && connection.server.isOutsideTransaction
        for holder in holders {
            perform(pool.machine.release(connection.id, for: holder, healthy: isClean, at: time), pool)
        }
    }

    private func granted(_ id: PoolStateMachine.RequestID, _ name: ConnectionPool.ID, _ pool: ConnectionPool) {
        guard let request = pool.waiting.removeValue(forKey: id.rawValue) else { return }
        guard let connection = pool.connection(name) else {
            return finish(request, SQLError(.connection, "the connection was lost before it was used: try again"))
        }
        connection.holders.append(id)
        guard case .acquire = request.route else { return send(request, on: connection) }
        let lease = PostgresLease(connection)
        connection.lease = lease
        request.lease = lease
        finish(request)
    }

    private func open(_ id: ConnectionPool.ID, _ pool: ConnectionPool) {
        pool.opening.insert(id)
        let isShared = pool.isShared
        let parameters = isShared ? settings.sharedParameters : settings.parameters
        let deadline = ContinuousClock.now + settings.connectTimeout
        let (inbox, greeting) = (inbox, settings.greeting)
        let hasStarted = startThread {
            let result = connect(parameters, greeting: greeting, until: deadline)
            inbox.post(.connected(result, id, isShared: isShared))
        }
        if !hasStarted {
            let failure = ConnectFailure(message: "the system refused another thread", isPermanent: false)
            inbox.post(.connected(.failure(failure), id, isShared: isShared))
        }
    }

    private func validate(_ id: ConnectionPool.ID, _ pool: ConnectionPool) {
        guard let connection = pool.connection(id) else { return }
        connection.isBeingChecked = true
        send(PostgresRequest(.check(connection), [settings.check]), on: connection)
    }

    private func close(_ id: ConnectionPool.ID, _ pool: ConnectionPool) {
        guard let connection = pool.connection(id) else { return }
        connection.loss = connection.loss ?? "it was closed"
    }
}
