import FerroSQL

extension Switchboard {
    /// How many groups wait on a connection before another one is made.
    private static let comfortableDepth = 4
    /// How many groups wait on a connection before others wait here, where they can still be withdrawn.
    private static let largestDepth = 256
    /// How long a statement runs before others avoid its connection.
    private static let patience = Duration.milliseconds(50)

    /// Sends a request on the shared connection with the least to do.
    func runShared(_ request: PostgresRequest) {
        guard settings.sharedConnections > 0 else {
            request.route = .exclusive
            return runExclusive(request)
        }
        var best: PostgresConnection?
        var count = 0
        for connection in connections where connection.isShared && connection.loss == nil {
            count += 1
            if connection.pipeline.groups < best?.pipeline.groups ?? Int.max, !isStuck(connection) { best = connection }
        }
        let wantsMore = best.map { $0.pipeline.groups >= Self.comfortableDepth } ?? true
        if wantsMore, count + connectingShared < settings.sharedConnections { connect(isShared: true) }
        if let best, best.pipeline.groups < Self.largestDepth { return send(request, on: best) }
        if count > 0, best == nil, canRunExclusive {
            // Every shared connection is held up by something slow.
            request.route = .exclusive
            return runExclusive(request)
        }
        request.deadline = request.deadline ?? ContinuousClock.now + settings.acquireTimeout
        waitingShared.append(request)
    }

    /// Sends what waited for a shared connection.
    func serveShared() {
        guard !waitingShared.isEmpty else { return }
        let requests = waitingShared
        waitingShared = []
        for request in requests { run(request) }
    }

    private func isStuck(_ connection: PostgresConnection) -> Bool {
        !connection.pipeline.isEmpty && now - connection.progress > Self.patience
    }
}
