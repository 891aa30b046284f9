import FerroSQL

extension Switchboard {
    /// How many groups wait on a connection before another one is asked for.
    private static let comfortableDepth = 4
    /// How long a statement runs before others avoid its connection.
    private static let patience = Duration.milliseconds(50)

    /// Sends a request on the shared connection with the least to do.
    ///
    /// While a connection is in use the pool's machine need not be asked again: what comes meanwhile rides along, and
    /// the connection goes back when all of it is answered.
    func runShared(_ request: PostgresRequest) {
        guard let shared else {
            request.route = .exclusive
            return ask(exclusive, for: request)
        }
        var best: PostgresConnection?
        var isAnyStuck = false
        for connection in shared.connections where connection.loss == nil {
            if isStuck(connection) {
                isAnyStuck = true
            } else if connection.pipeline.groups < best?.pipeline.groups ?? Int.max {
                best = connection
            }
        }
        if let best, canRide(best, shared) { return send(request, on: best) }
        if best == nil, isAnyStuck, closing == nil {
            // Every shared connection is held up by something slow.
            request.route = .exclusive
            return ask(exclusive, for: request)
        }
        ask(shared, for: request)
    }

    private func canRide(_ connection: PostgresConnection, _ pool: ConnectionPool) -> Bool {
        guard !connection.holders.isEmpty, closing == nil, pool.waiting.isEmpty else { return false }
        if let lifetime = pool.configuration.maximumLifetime, now - connection.since > lifetime * 0.9 { return false }
        let isFull = pool.connections.count + pool.opening.count >= pool.configuration.maximum
        let depth = isFull ? pool.configuration.sharedDepth : Self.comfortableDepth
        return connection.pipeline.groups < depth
    }

    private func isStuck(_ connection: PostgresConnection) -> Bool {
        !connection.pipeline.isEmpty && now - connection.progress > Self.patience
    }
}
