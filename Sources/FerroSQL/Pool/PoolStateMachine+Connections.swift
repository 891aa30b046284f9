extension PoolStateMachine {
    /// Says that a connection is open.
    package mutating func opened(_ connection: ConnectionID, at now: Duration) -> [Action] {
        guard let index = index(of: connection), connections[index].phase == .opening else { return [] }
        backoff = Backoff()
        connections[index].openedAt = now
        connections[index].lastUsed = now
        connections[index].expiresAt = configuration.maximumLifetime.map { now + $0 * (1 - 0.1 * random()) }
        var actions: [Action] = []
        rest(index, at: now, &actions)
        settle(at: now, &actions)
        return actions
    }

    /// Says that a connection could not be opened; requests go on waiting until their deadline.
    ///
    /// With `isPermanent` another attempt would end alike (a wrong password, no such database), so that every waiting
    /// request fails at once.
    package mutating func openFailed(
        _ connection: ConnectionID, _ error: SQLError, isPermanent: Bool = false, at now: Duration
    ) -> [Action] {
        guard let index = index(of: connection), connections[index].phase == .opening else { return [] }
        connections.remove(at: index)
        backoff.fail(error, at: now, random: random())
        var actions: [Action] = []
        if isPermanent { failAll(error, &actions) }
        settle(at: now, &actions)
        return actions
    }

    /// Says that a connection is gone: because the driver was asked to close it, or by itself.
    ///
    /// Those who hold it learn that from the driver; what they release later is ignored.
    package mutating func closed(_ connection: ConnectionID, at now: Duration) -> [Action] {
        guard let index = index(of: connection) else { return [] }
        let gone = connections.remove(at: index)
        if gone.phase != .closing, now - gone.openedAt < .seconds(1) {
            // A server that accepts and hangs up is not asked again at once.
            backoff.fail(SQLError(.connection, "the server closed a new connection"), at: now, random: random())
        }
        leases = leases.filter { $0.value.connection != connection }
        var actions: [Action] = []
        settle(at: now, &actions)
        return actions
    }

    /// Says what a check found.
    package mutating func validated(
        _ connection: ConnectionID, healthy: Bool, at now: Duration
    ) -> [Action] {
        guard let index = index(of: connection), connections[index].phase == .validating else { return [] }
        connections[index].lastUsed = now
        connections[index].isBroken = !healthy
        var actions: [Action] = []
        rest(index, at: now, &actions)
        settle(at: now, &actions)
        return actions
    }

    /// Does what is due: requests at their deadline fail, connections grow old, opening is tried again.
    package mutating func tick(at now: Duration) -> [Action] {
        var actions: [Action] = []
        expireWaiters(at: now, &actions)
        retireIdle(at: now, &actions)
        settle(at: now, &actions)
        return actions
    }

    /// Refuses new requests and those that wait, and closes each connection once nobody holds it.
    package mutating func shutDown(at now: Duration) -> [Action] {
        guard !isShuttingDown else { return [] }
        isShuttingDown = true
        var actions: [Action] = []
        failAll(Self.closedError, &actions)
        for index in connections.indices where [.idle, .validating].contains(connections[index].phase) {
            close(index, &actions)
        }
        settle(at: now, &actions)
        return actions
    }

    /// Where a connection goes that nobody holds.
    mutating func rest(_ index: Int, at now: Duration, _ actions: inout [Action]) {
        let connection = connections[index]
        guard connection.phase != .closing else { return }
        if isShuttingDown || connection.isBroken || connection.isExpired(at: now) {
            close(index, &actions)
        } else {
            connections[index].phase = .idle
        }
    }

    mutating func close(_ index: Int, _ actions: inout [Action]) {
        connections[index].phase = .closing
        actions.append(.close(connections[index].id))
    }

    private mutating func retireIdle(at now: Duration, _ actions: inout [Action]) {
        var living = connections.count { $0.phase != .closing }
        for index in connections.indices where connections[index].phase == .idle {
            let idleSince = connections[index].lastUsed
            let isSurplus = living > configuration.minimum
            let isBored = configuration.idleTimeout.map { idleSince + $0 <= now } ?? false
            if connections[index].isExpired(at: now) || (isBored && isSurplus) {
                close(index, &actions)
                living -= 1
            }
        }
    }

    mutating func failAll(_ error: SQLError, _ actions: inout [Action]) {
        while let waiter = exclusive.popFirst() { actions.append(.fail(waiter.request, error)) }
        while let waiter = shared.popFirst() { actions.append(.fail(waiter.request, error)) }
    }

    private mutating func expireWaiters(at now: Duration, _ actions: inout [Action]) {
        // All wait equally long, so the first of a queue is the first to give up.
        while let waiter = exclusive.first, waiter.deadline <= now {
            actions.append(.fail(waiter.request, timeoutError(for: waiter, at: now)))
            exclusive.popFirst()
        }
        while let waiter = shared.first, waiter.deadline <= now {
            actions.append(.fail(waiter.request, timeoutError(for: waiter, at: now)))
            shared.popFirst()
        }
    }
}
