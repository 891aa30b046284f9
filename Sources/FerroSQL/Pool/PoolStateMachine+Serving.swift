extension PoolStateMachine {
    /// Grants what can be granted, opens what is missing, and says when the last connection is gone.
    mutating func settle(at now: Duration, _ actions: inout [Action]) {
        if isShuttingDown {
            if connections.isEmpty, !isFinished {
                isFinished = true
                actions.append(.finish)
            }
            return
        }
        while serveNext(at: now, &actions) {}
        grow(at: now, &actions)
    }

    /// Grants one request: the older head of the two queues when it can be served, the other one otherwise.
    private mutating func serveNext(at now: Duration, _ actions: inout [Action]) -> Bool {
        switch (shared.first, exclusive.first) {
        case (nil, nil): return false
        case (let waiter?, nil): return serveShared(waiter, at: now, &actions)
        case (nil, let waiter?): return serveExclusive(waiter, at: now, &actions)
        case (let one?, let other?) where one.ticket < other.ticket:
            return serveShared(one, at: now, &actions) || serveExclusive(other, at: now, &actions)
        case (let one?, let other?):
            return serveExclusive(other, at: now, &actions) || serveShared(one, at: now, &actions)
        }
    }

    private mutating func serveExclusive(_ waiter: Waiter, at now: Duration, _ actions: inout [Action]) -> Bool {
        guard let index = takeIdle(at: now, &actions) else { return false }
        exclusive.popFirst()
        grant(waiter, index, .exclusive, at: now, &actions)
        return true
    }

    private mutating func serveShared(_ waiter: Waiter, at now: Duration, _ actions: inout [Action]) -> Bool {
        let busy = connections.count { $0.phase == .shared }
        let idle = busy < configuration.sharedConnections ? takeIdle(at: now, &actions) : nil
        guard let index = idle ?? sharedWithRoom(for: waiter, at: now) else { return false }
        shared.popFirst()
        grant(waiter, index, .shared, at: now, &actions)
        return true
    }

    private mutating func grant(
        _ waiter: Waiter, _ index: Int, _ phase: Connection.Phase, at now: Duration, _ actions: inout [Action]
    ) {
        connections[index].phase = phase
        connections[index].holders += 1
        connections[index].lastUsed = now
        let id = connections[index].id
        leases[waiter.request] = Lease(connection: id, demand: waiter.demand, label: waiter.label, since: now)
        actions.append(.grant(waiter.request, id))
    }

    /// The idle connection that was used last, so that the others grow old; starts a check where one is due.
    private mutating func takeIdle(at now: Duration, _ actions: inout [Action]) -> Int? {
        while let index = latestIdle() {
            if connections[index].isExpired(at: now) {
                close(index, &actions)
                continue
            }
            guard let interval = configuration.validationInterval,
                connections[index].lastUsed + interval < now
            else { return index }
            // The others were used even earlier: as many are checked as requests wait.
            let coming = connections.count { $0.phase == .validating || $0.phase == .opening }
            guard coming < shared.count + exclusive.count else { return nil }
            connections[index].phase = .validating
            actions.append(.validate(connections[index].id))
        }
        return nil
    }

    private func latestIdle() -> Int? {
        var latest: Int?
        for index in connections.indices where connections[index].phase == .idle {
            if let found = latest, connections[found].lastUsed >= connections[index].lastUsed { continue }
            latest = index
        }
        return latest
    }

    /// The shared connection with the fewest statements that may take one more.
    private func sharedWithRoom(for waiter: Waiter, at now: Duration) -> Int? {
        let isFirst = exclusive.first.map { waiter.ticket < $0.ticket } ?? true
        let draining = isFirst ? 0 : drainCount
        if draining == 0 { return connections.indices.lazy.filter { hasRoom($0, at: now) }.min(by: isLighter) }
        // Those with the fewest statements drain, because they are free first.
        let busy = connections.indices.filter { connections[$0].phase == .shared }.sorted(by: isLighter)
        return busy.dropFirst(draining).first { hasRoom($0, at: now) }
    }

    private func hasRoom(_ index: Int, at now: Duration) -> Bool {
        let connection = connections[index]
        return connection.phase == .shared && connection.holders < configuration.sharedDepth
            && !connection.isBroken && !connection.isExpired(at: now)
    }

    private func isLighter(_ left: Int, _ right: Int) -> Bool { connections[left].holders < connections[right].holders }

    /// How many shared connections take nothing new, so that they become free for the transactions that wait.
    private var drainCount: Int {
        let busy = connections.count { $0.phase == .shared }
        let coming = backoff.failures > 0 ? 0 : connections.count { [.opening, .validating].contains($0.phase) }
        let isHeld = connections.contains { $0.phase == .exclusive }
        let most = max(busy - 1, isHeld ? 0 : 1)
        return max(0, min(most, exclusive.count - coming))
    }
}
