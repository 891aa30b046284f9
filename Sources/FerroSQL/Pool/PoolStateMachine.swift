/// Decides who gets which connection of a pool, when connections are opened and when they are closed.
///
/// It does nothing itself: calls tell it what happened at which time, and answer what the driver shall do. Times are
/// durations since an origin of the driver's choice and never go back. A driver keeps it under a lock, performs the
/// actions outside of the lock, and calls ``tick(at:)`` when ``nextDeadline`` has come.
///
/// Requests are served in the order of their arrival per demand. A connection that is released goes to the request
/// that has waited longest, whatever it demands; while transactions wait, shared connections drain for them, but the
/// last one only when no transaction is under way that will give a connection back.
package struct PoolStateMachine: Sendable {
    /// Names a request; the driver gives each one a number of its own.
    package struct RequestID: Hashable, Sendable {
        package let rawValue: UInt64
        package init(_ rawValue: UInt64) { self.rawValue = rawValue }
    }

    /// Names a connection; never used twice.
    package struct ConnectionID: Hashable, Sendable {
        package let rawValue: UInt64
        package init(_ rawValue: UInt64) { self.rawValue = rawValue }
    }

    /// What a request needs.
    package enum Demand: Sendable, Hashable, CaseIterable {
        /// A place on a connection that runs statements of several requests.
        case shared
        /// A connection of its own.
        case exclusive
    }

    /// What the driver shall do.
    package enum Action: Sendable {
        /// The request holds the connection until it is released.
        case grant(RequestID, ConnectionID)
        /// The request is over without a connection.
        case fail(RequestID, SQLError)
        /// Open a connection; answered by `opened` or `openFailed`.
        case open(ConnectionID)
        /// Check a connection; answered by `validated`.
        case validate(ConnectionID)
        /// Close a connection; answered by `closed`.
        case close(ConnectionID)
        /// The pool was shut down and the last connection is gone; said once.
        case finish
    }

    let configuration: PoolConfiguration
    let random: @Sendable () -> Double
    /// In the order of their ids, those that open and close included.
    var connections: [Connection] = []
    var leases: [RequestID: Lease] = [:]
    var shared = WaiterQueue()
    var exclusive = WaiterQueue()
    var backoff = Backoff()
    var lastConnection: UInt64 = 0
    var lastTicket: UInt64 = 0
    var isShuttingDown = false
    var isFinished = false

    /// A pool without connections; `random` answers a number from 0 up to 1, for the jitter.
    package init(
        _ configuration: PoolConfiguration,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.configuration = configuration.normalized
        self.random = random
    }

    /// Opens the connections of the minimum.
    package mutating func start(at now: Duration) -> [Action] {
        var actions: [Action] = []
        settle(at: now, &actions)
        return actions
    }

    /// Asks for a connection; `label` says who asks, for the message when others wait in vain.
    ///
    /// The answer is one grant or one failure, now or later. A driver whose task is cancelled before this call must
    /// see that itself, under the lock it makes the call in.
    package mutating func acquire(
        _ request: RequestID, demand: Demand, label: String, at now: Duration
    ) -> [Action] {
        if isShuttingDown { return [.fail(request, Self.closedError)] }
        lastTicket += 1
        let waiter = Waiter(
            request: request, demand: demand, label: label, since: now, deadline: now + configuration.acquireTimeout,
            ticket: lastTicket)
        var actions: [Action] = []
        switch demand {
        case .shared: shared.append(waiter)
        case .exclusive: exclusive.append(waiter)
        }
        settle(at: now, &actions)
        return actions
    }

    /// Gives a connection back; does nothing when it is gone already.
    ///
    /// `healthy` is false when the connection must not be used again.
    package mutating func release(
        _ connection: ConnectionID, for request: RequestID, healthy: Bool = true, at now: Duration
    ) -> [Action] {
        guard let lease = leases[request], lease.connection == connection else { return [] }
        leases[request] = nil
        guard let index = index(of: connection) else { return [] }
        var actions: [Action] = []
        connections[index].holders -= 1
        connections[index].lastUsed = now
        if !healthy { connections[index].isBroken = true }
        if connections[index].holders == 0 { rest(index, at: now, &actions) }
        settle(at: now, &actions)
        return actions
    }

    /// Takes back a request whose task was cancelled: it fails with `.cancelled` when it still waits.
    ///
    /// One that was granted already is left as it is: its task finds the connection and releases it.
    package mutating func withdraw(_ request: RequestID, at now: Duration) -> [Action] {
        guard shared.remove(request) || exclusive.remove(request) else { return [] }
        var actions: [Action] = [
            .fail(request, .cancelled("the task was cancelled while it waited for a connection"))
        ]
        settle(at: now, &actions)
        return actions
    }

    func index(of connection: ConnectionID) -> Int? { connections.firstIndex { $0.id == connection } }

    static var closedError: SQLError {
        SQLError(.closed, "the database was closed: it is used after the app has stopped")
    }
}
