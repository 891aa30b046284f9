import FerroSQL

/// Which request runs on which connection; it lives on the reactor's thread.
final class Switchboard {
    let settings: SwitchboardSettings
    let inbox: Inbox
    /// Every connection, in no order.
    private(set) var connections: [PostgresConnection] = []
    /// Connections that nobody uses, the one used last at the end.
    var idle: [PostgresConnection] = []
    /// Requests for a connection of their own, in their order.
    var waiting: [PostgresRequest] = []
    /// Requests for a shared connection while there is none.
    var waitingShared: [PostgresRequest] = []
    var connectingShared = 0
    var connectingExclusive = 0
    var outage = Outage()
    var closing: [@Sendable () -> Void]?
    var bound = BoundParameters()
    var now = ContinuousClock.now
    private var completed: [UnsafeContinuation<Void, Never>] = []

    init(_ settings: SwitchboardSettings, _ inbox: Inbox) {
        self.settings = settings
        self.inbox = inbox
    }

    /// Whether everything has ended.
    var isFinished: Bool { closing != nil && connections.isEmpty }
    /// Whether there is something to do before sleeping.
    var hasWork: Bool { isFinished }

    /// Does what a task or thread asked for.
    func handle(_ command: Command) {
        switch command {
        case .run(let request): run(request)
        case .cancel(let request): cancel(request)
        case .release(let lease): release(lease)
        case .connected(let result, let isShared): connected(result, isShared: isShared)
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
        case _ where closing != nil: finish(request, .closed)
        case .shared: runShared(request)
        case .exclusive, .acquire: runExclusive(request)
        }
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
    func adopt(_ server: ServerConnection, isShared: Bool) -> PostgresConnection {
        let connection = PostgresConnection(
            server, isShared: isShared, cacheSize: settings.statementCacheSize, now: ContinuousClock.now)
        connections.append(connection)
        return connection
    }

    /// Drops the connections that are lost and sees to those who used them.
    func sweep() {
        guard connections.contains(where: { $0.loss != nil }) else { return }
        let lost = connections.filter { $0.loss != nil }
        connections.removeAll { $0.loss != nil }
        idle.removeAll { $0.loss != nil }
        for connection in lost { abandon(connection) }
        connectAsNeeded()
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
        now = ContinuousClock.now
        if isWritable { flush(connection) }
        connection.progress = now
        connection.receive { complete($0, on: connection) }
    }

    func send(_ request: PostgresRequest, on connection: PostgresConnection) {
        if connection.pipeline.isEmpty { connection.progress = ContinuousClock.now }
        if !connection.send(request, named: settings.preparesStatements, &bound) {
            connection.loss = connection.loss ?? connection.server.lastError
            // Its own group is not in the queue: it is told here.
            if request.connection !== connection { lost(request, on: connection) }
        }
        connection.wantsToWrite = true
    }
}
