import FerroSQL

/// Which request runs on which connection; it lives on the reactor's thread.
final class Switchboard {
    let settings: SwitchboardSettings
    let inbox: Inbox
    let exclusive: ConnectionPool
    /// Nil where nothing is shared.
    let shared: ConnectionPool?
    /// Every connection, in no order.
    private(set) var connections: [PostgresConnection] = []
    var isOutOfReach = false
    var closing: [@Sendable () -> Void]?
    var bound = BoundParameters()
    var now = ContinuousClock.now
    private let origin = ContinuousClock.now
    private var lastRequest: UInt64 = 0
    private var completed: [UnsafeContinuation<Void, Never>] = []

    init(_ settings: SwitchboardSettings, _ inbox: Inbox) {
        self.settings = settings
        self.inbox = inbox
        exclusive = ConnectionPool(settings.exclusivePool, isShared: false)
        shared = settings.sharedPool.map { ConnectionPool($0, isShared: true) }
    }

    /// The pools that there are.
    var pools: [ConnectionPool] { shared.map { [$0, exclusive] } ?? [exclusive] }
    /// Whether everything has ended.
    var isFinished: Bool { closing != nil && pools.allSatisfy(\.isFinished) }
    /// The time as the machines count it.
    var time: Duration { origin.duration(to: now) }

    /// Does what a task or thread asked for.
    func handle(_ command: Command) {
        switch command {
        case .run(let request): run(request)
        case .cancel(let request): cancel(request)
        case .release(let lease): release(lease)
        case .connected(let result, let id, let isShared): connected(result, id, isShared ? shared : exclusive)
        case .cancelSent(let connection): cancelSent(connection)
        case .close(let done): close(done)
        case .perform(let body): body(self)
        }
    }

    /// Answers a command that came too late.
    func refuse(_ command: Command) {
        switch command {
        case .run(let request): finish(request, .closed)
        case .close(let done): done()
        case .cancel, .release, .connected, .cancelSent, .perform: break
        }
    }

    /// Sends a request on its way.
    func run(_ request: PostgresRequest) {
        if request.isCancelled {
            return finish(request, .cancelled("the task was cancelled before its statement began"))
        }
        switch request.route {
        case .leased(let lease, _): runLeased(request, lease)
        case .shared: runShared(request)
        case .exclusive, .acquire: ask(exclusive, for: request)
        case .check(let connection): send(request, on: connection)
        }
    }

    /// Asks a pool for a connection.
    func ask(_ pool: ConnectionPool, for request: PostgresRequest) {
        lastRequest += 1
        request.id = PoolStateMachine.RequestID(lastRequest)
        request.pool = pool
        pool.waiting[lastRequest] = request
        let demand: PoolStateMachine.Demand = pool.isShared ? .shared : .exclusive
        perform(pool.machine.acquire(request.id, demand: demand, label: request.label, at: time), pool)
    }

    /// Lets a task go on at the end of the round.
    func finish(_ request: PostgresRequest, _ failure: SQLError? = nil) {
        guard !request.isFinished else { return }
        request.isFinished = true
        if let failure { request.failure = failure }
        if let continuation = request.continuation { completed.append(continuation) }
        request.continuation = nil
    }

    /// Resumes the tasks whose requests are finished.
    func resumeWaiting() {
        for continuation in completed { continuation.resume() }
        completed.removeAll(keepingCapacity: true)
    }

    /// Takes a new connection into service.
    func adopt(_ connection: PostgresConnection, _ pool: ConnectionPool) {
        connections.append(connection)
        pool.connections.append(connection)
    }

    /// Drops the connections that are lost and sees to those who used them.
    func sweep() {
        while connections.contains(where: { $0.loss != nil }) {
            let lost = connections.filter { $0.loss != nil }
            connections.removeAll { $0.loss != nil }
            for pool in pools { pool.connections.removeAll { $0.loss != nil } }
            for connection in lost {
                abandon(connection)
                let pool = connection.isShared ? shared : exclusive
                if let pool { perform(pool.machine.closed(connection.id, at: time), pool) }
            }
        }
    }

    /// Gives every connection that has something to send the chance to.
    func flush() {
        for connection in connections where connection.wantsToWrite { flush(connection) }
        sweep()
    }

    func flush(_ connection: PostgresConnection) {
        guard let isDone = connection.server.flush() else {
            connection.loss = connection.loss ?? connection.server.lastError
            return
        }
        connection.wantsToWrite = !isDone
    }

    /// Reads what has come on a connection.
    func ready(_ connection: PostgresConnection, isWritable: Bool) {
        guard connection.loss == nil else { return }
        if isWritable { flush(connection) }
        connection.progress = now
        connection.receive { complete($0, on: connection) }
        if connection.isShared, connection.pipeline.isEmpty, let shared { releaseShared(connection, shared) }
    }

    /// Sends a request's statements on a connection that is its own or shared.
    func send(_ request: PostgresRequest, on connection: PostgresConnection) {
        if connection.pipeline.isEmpty { connection.progress = now }
        if !connection.send(request, named: settings.preparesStatements, &bound) {
            connection.loss = connection.loss ?? connection.server.lastError
            // Its own group is not in the queue: it is told here.
            if request.connection !== connection { lost(request, on: connection) }
        }
        connection.wantsToWrite = true
    }
}
