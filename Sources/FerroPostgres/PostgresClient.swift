import FerroSQL
import FerroSupport
import Synchronization

/// The tasks' side of the reactor.
final class PostgresClient: Sendable {
    let settings: SwitchboardSettings
    let catalog = StatementCatalog()
    let listener: PostgresListener
    let inbox: Inbox

    /// Connects once and starts the reactor's thread.
    init(_ settings: SwitchboardSettings) async throws(SQLError) {
        self.settings = settings
        guard let wakeUp = WakeUp(), let listening = WakeUp() else {
            throw SQLError(.connection, "the process has no file descriptors left")
        }
        listener = PostgresListener(settings, listening)
        let inbox = Inbox(wakeUp)
        self.inbox = inbox
        let isShared = settings.sharedPool != nil
        let attempt = await Self.connect(settings, isShared: isShared)
        switch attempt {
        case .failure(let failure):
            throw SQLError(.connection, "no connection to PostgreSQL at \(settings.address): \(failure.message)")
        case .success(let server):
            let hasStarted = startThread {
                let switchboard = Switchboard(settings, inbox)
                switchboard.start(with: server)
                Reactor(inbox, wakeUp, switchboard).run()
            }
            guard hasStarted else { throw SQLError(.connection, "the system refused another thread") }
        }
    }

    private static func connect(
        _ settings: SwitchboardSettings, isShared: Bool
    ) async -> Result<ServerConnection, ConnectFailure> {
        await withUnsafeContinuation { continuation in
            let hasStarted = startThread {
                let parameters = isShared ? settings.sharedParameters : settings.parameters
                let deadline = ContinuousClock.now + settings.connectTimeout
                continuation.resume(
                    returning: FerroPostgres.connect(parameters, greeting: settings.greeting, until: deadline))
            }
            if !hasStarted {
                let failure = ConnectFailure(message: "the system refused another thread", isPermanent: false)
                continuation.resume(returning: .failure(failure))
            }
        }
    }

    /// Puts a statement into the form it is sent in.
    func call(_ statement: SQLStatement) throws(SQLError) -> PostgresCall {
        let text = catalog.lookUp(statement.text)
        guard !statement.text.utf8.contains(0) else {
            throw SQLError(.statement, "the statement has a NUL in it, which PostgreSQL cannot read")
        }
        guard statement.binds.count <= 65_535 else {
            throw SQLError(
                .statement, "\(statement.binds.count) values are bound and PostgreSQL takes 65535: split the statement")
        }
        var parameters: [PostgresParameter] = []
        parameters.reserveCapacity(statement.binds.count)
        for value in statement.binds {
            let parameter = try PostgresParameter(value)
            if !parameter.isBinary, parameter.bytes?.contains(0) == true {
                throw SQLError(
                    .statement, "text with a NUL in it cannot be kept by PostgreSQL: remove it or store bytes")
            }
            parameters.append(parameter)
        }
        return PostgresCall(text, parameters)
    }

    /// Waits until a request is done; its results are in it then.
    func perform(_ request: PostgresRequest) async throws(SQLError) {
        await withTaskCancellationHandler {
            await wait(for: request)
        } onCancel: {
            inbox.post(.cancel(request))
        }
        try check(request)
    }

    /// The same, whether or not the task is cancelled.
    func performRegardless(_ request: PostgresRequest) async throws(SQLError) {
        await wait(for: request)
        try check(request)
    }

    /// What goes ahead of statements that make a transaction of their own.
    ///
    /// Definitions and upkeep go without it: VACUUM and CREATE INDEX CONCURRENTLY refuse company.
    func preface(of calls: [PostgresCall]) -> [PostgresCall] {
        guard let preface = settings.preface, calls.allSatisfy({ $0.text.kind.isPrepared }) else { return [] }
        return [preface]
    }

    /// A connection for a transaction.
    func lease(for options: TransactionOptions) async throws(SQLError) -> PostgresLease {
        let label = options.origin.map { "the transaction of \($0)" }
        let request = PostgresRequest(.acquire, label: label)
        try await perform(request)
        guard let lease = request.lease else { throw SQLError.closed }
        return lease
    }

    /// Gives a connection back.
    func release(_ lease: PostgresLease) { inbox.post(.release(lease)) }

    /// Ends everything once it is not used any more.
    func shutDown() {
        listener.close()
        inbox.post(.close {})
    }

    /// Ends everything, and waits for it.
    func close() async {
        listener.close()
        await withUnsafeContinuation { continuation in
            if !inbox.post(.close { continuation.resume() }) { continuation.resume() }
        }
    }

    private func wait(for request: PostgresRequest) async {
        await withUnsafeContinuation { continuation in
            request.continuation = continuation
            if !inbox.post(.run(request)) {
                request.failure = .closed
                continuation.resume()
            }
        }
    }

    private func check(_ request: PostgresRequest) throws(SQLError) {
        guard var failure = request.failure else { return }
        if failure.statement == nil {
            let call = request.failedCall ?? (request.own.count == 1 ? request.preface : nil)
            failure.statement = call.flatMap { request.calls.indices.contains($0) ? request.calls[$0].text.text : nil }
        }
        throw failure
    }
}

extension PostgresCall {
    /// Refuses what must not run on a connection that others use next.
    func checkOutsideTransaction() throws(SQLError) {
        switch text.kind {
        case .query, .lockingQuery, .change, .other: return
        case .transactionControl, .savepoint:
            throw SQLError(
                .statement, "transactions are begun and ended by `transaction { db in … }`, not by a statement",
                statement: text.text)
        case .session:
            throw SQLError(
                .statement,
                "the statement changes the session of whichever connection it happens to run on: use SET LOCAL in a "
                    + "transaction, the configuration's `options`, or `listen(to:)`",
                statement: text.text)
        case .copy: try checkNotCopy()
        }
    }

    /// Refuses what would end the transaction behind its back.
    func checkInsideTransaction() throws(SQLError) {
        if text.kind == .transactionControl {
            throw SQLError(
                .statement, "the transaction is ended by its closure's return or throw, not by a statement",
                statement: text.text)
        }
        if text.kind == .copy { try checkNotCopy() }
    }

    private func checkNotCopy() throws(SQLError) {
        throw SQLError(
            .statement, "COPY sends and receives rows beside the statement: use copyIn or copyOut", statement: text.text
        )
    }
}
