/// What a pool does at one moment, for metrics and messages.
public struct PoolSnapshot: Sendable, Hashable {
    /// Who holds a connection.
    public struct Holder: Sendable, Hashable {
        /// What it called itself: a call site, a job, a statement.
        public var label: String
        /// For how long it has held the connection.
        public var age: Duration
        /// Whether it has the connection for itself, as a transaction has.
        public var isExclusive: Bool
    }

    /// Connections that are being opened.
    public var opening = 0
    /// Connections that nobody uses, those that are being checked included.
    public var idle = 0
    /// Connections that run statements outside of transactions.
    public var shared = 0
    /// Connections that run a transaction.
    public var exclusive = 0
    /// Connections that are being closed.
    public var closing = 0
    /// Statements outside of transactions that run.
    public var statements = 0
    /// Statements outside of transactions that wait for a connection.
    public var waitingStatements = 0
    /// Transactions that wait for a connection.
    public var waitingTransactions = 0
    /// How often opening failed since it last worked; a driver logs the first one and the end of it.
    public var failures = 0
    /// The five that have held a connection longest, the oldest first.
    public var holders: [Holder] = []

    /// A pool without connections.
    public init() {}

    /// How many connections count towards the maximum.
    public var connections: Int { opening + idle + shared + exclusive + closing }
}

extension PoolStateMachine {
    /// What the pool does now.
    package func snapshot(at now: Duration) -> PoolSnapshot {
        var result = PoolSnapshot()
        for connection in connections {
            switch connection.phase {
            case .opening: result.opening += 1
            case .idle, .validating: result.idle += 1
            case .shared:
                result.shared += 1
                result.statements += connection.holders
            case .exclusive: result.exclusive += 1
            case .closing: result.closing += 1
            }
        }
        result.waitingStatements = shared.count
        result.waitingTransactions = exclusive.count
        result.failures = backoff.failures
        let oldest = leases.sorted { ($0.value.since, $0.key.rawValue) < ($1.value.since, $1.key.rawValue) }.prefix(5)
        result.holders = oldest.map { _, lease in
            PoolSnapshot.Holder(
                label: lease.label, age: now - lease.since, isExclusive: lease.demand == .exclusive)
        }
        return result
    }

    /// Why a request gave up: the database cannot be reached, or who holds the connections.
    func timeoutError(for waiter: Waiter, at now: Duration) -> SQLError {
        let state = snapshot(at: now)
        let waited = PoolStateMachine.seconds(now - waiter.since)
        if let cause = backoff.lastError, state.idle + state.shared + state.exclusive == 0 {
            return SQLError(
                .connection, "the database could not be reached for \(waited): \(cause.message)", cause: cause)
        }
        let kind = waiter.demand == .exclusive ? "transaction" : "statement"
        let holders = state.holders.map { "\($0.label) for \(PoolStateMachine.seconds($0.age))" }
        let held = holders.isEmpty ? "nobody holds one" : "held longest by \(holders.joined(separator: ", "))"
        let waiting = state.waitingStatements + state.waitingTransactions
        return SQLError(
            .poolTimeout,
            """
            no connection became free for a \(kind) (\(waiter.label)) within \(waited): of \
            \(configuration.maximum) connections \(state.exclusive) run a transaction and \(state.shared) run \
            \(state.statements) statements, \(state.opening) are being opened, \(waiting) requests wait; \(held). \
            Make the transactions shorter, or raise DB_MAX_CONNECTIONS (\(configuration.maximum)); \
            DB_ACQUIRE_TIMEOUT says how long to wait
            """, cause: backoff.lastError)
    }

    /// A duration as text with one decimal place: 1.5 s.
    static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return "\(seconds).\(abs(attoseconds) / 100_000_000_000_000_000) s"
    }
}
