extension PoolStateMachine {
    /// One connection as the pool sees it.
    struct Connection: Sendable {
        enum Phase: Sendable, Hashable {
            /// The driver was asked to open it; becomes idle, or is forgotten when that fails.
            case opening
            /// Nobody uses it; becomes shared, exclusive, validating or closing.
            case idle
            /// The driver was asked whether it still works; becomes idle or closing.
            case validating
            /// One or more autocommit statements run on it; becomes idle or closing after the last one.
            case shared
            /// One transaction runs on it; becomes idle or closing.
            case exclusive
            /// The driver was asked to close it; forgotten when it has.
            case closing
        }

        let id: ConnectionID
        var phase = Phase.opening
        /// How many requests hold it.
        var holders = 0
        /// Whether it failed and takes nothing new.
        var isBroken = false
        var openedAt = Duration.zero
        /// When it was last used or checked.
        var lastUsed = Duration.zero
        /// When it is to be replaced.
        var expiresAt: Duration?

        func isExpired(at now: Duration) -> Bool { expiresAt.map { $0 <= now } ?? false }
    }

    /// A request that holds a connection.
    struct Lease: Sendable {
        let connection: ConnectionID
        let demand: Demand
        let label: String
        let since: Duration
    }
}
