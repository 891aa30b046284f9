import CLibpq
import FerroSQL

/// One connection, what was asked on it, and what it has prepared.
///
/// `@unchecked Sendable`: only the reactor's thread touches it; others hand it around without looking inside.
final class PostgresConnection: @unchecked Sendable {
    let server: ServerConnection
    /// Its name in the pool.
    let id: ConnectionPool.ID
    /// Whether strangers share it; the server lets it only read then.
    let isShared: Bool
    /// Whether another thread has it for the time of a COPY.
    var isLent = false
    /// What to poll; -1, which `poll(2)` passes over, while another thread has it.
    var descriptor: Int32 { isLent ? -1 : socket }
    private let socket: Int32
    /// When it was made.
    let since: ContinuousClock.Instant
    var pipeline = Pipeline<PostgresRequest, StatementCache.Entry>()
    var cache: StatementCache
    /// Whether the system did not take everything yet.
    var wantsToWrite = false
    /// Why it is lost; nil while it is not.
    var loss: String?
    /// The transaction that keeps it.
    var lease: PostgresLease?
    /// The requests that hold it, as the pool sees it.
    var holders: [PoolStateMachine.RequestID] = []
    /// Whether it is asked if it still works.
    var isBeingChecked = false
    /// Whether a cancel request is on its way.
    var isCancelling = false
    /// Whose statement the last cancel request was meant for.
    var cancelled: PostgresRequest?
    /// When the server last answered something, or was first asked after a pause.
    var progress: ContinuousClock.Instant
    /// When the first cancel request for that statement was made.
    var firstCancel: ContinuousClock.Instant?
    /// When the last cancel request was made.
    var lastCancel: ContinuousClock.Instant?
    private var strayEnds = 0

    init(
        _ server: ServerConnection, id: ConnectionPool.ID, isShared: Bool, cacheSize: Int,
        now: ContinuousClock.Instant
    ) {
        self.server = server
        self.id = id
        self.isShared = isShared
        socket = PQsocket(server.raw)
        since = now
        progress = now
        cache = StatementCache(capacity: cacheSize)
    }

    /// Sends a request's statements as one group; false when the connection is lost.
    func send(_ request: PostgresRequest, named: Bool, _ bound: inout BoundParameters) -> Bool {
        if pipeline.isEmpty, !cache.abandoned.isEmpty, server.isOutsideTransaction, !sendUpkeep(&bound) { return false }
        for (index, call) in request.calls.enumerated() {
            bound.fill(call.parameters)
            guard named, call.text.isPrepared else {
                guard server.sendRunOnce(call.text.text, bound) else { return false }
                pipeline.append(.run(index, nil, request))
                continue
            }
            guard let entry = prepared(call, request), server.sendRun(entry.name, bound) else { return false }
            pipeline.append(.run(index, entry, request))
        }
        guard server.sendSync() else { return false }
        pipeline.append(.sync(request))
        request.connection = self
        return true
    }

    private func prepared(_ call: PostgresCall, _ request: PostgresRequest) -> StatementCache.Entry? {
        if let entry = cache.find(call.text.id, call.parameters) { return entry }
        let entry = cache.add(call.text.id, call.parameters)
        guard server.sendPrepare(entry.name, call.text.text, entry.oids) else { return nil }
        pipeline.append(.prepare(entry, request))
        return entry
    }

    /// Lets go of names that were put out of the cache.
    private func sendUpkeep(_ bound: inout BoundParameters) -> Bool {
        bound.fill([])
        // One group each: a name that the server does not know must not keep it from forgetting the others.
        for name in cache.takeAbandoned() {
            guard server.sendRunOnce("DEALLOCATE \(name)", bound), server.sendSync() else { return false }
            pipeline.append(.upkeep)
            pipeline.append(.sync(nil))
        }
        return true
    }

    /// Hands the results that have come to their owners, and the owners whose group is complete to a closure.
    func receive(_ complete: (PostgresRequest) -> Void) {
        if !server.read() { loss = loss ?? server.lastError }
        while let head = pipeline.head, !server.isBusy {
            guard let raw = server.nextResult() else {
                guard endOfResults(head) else { break }
                continue
            }
            strayEnds = 0
            if let owner = take(raw, head) { complete(owner) }
        }
        if loss == nil, server.isBroken { loss = server.lastError }
    }

    /// libpq ends the results of each statement, and none of a sync, with "no result".
    private func endOfResults(_ head: Pipeline<PostgresRequest, StatementCache.Entry>.Step) -> Bool {
        if case .sync = head {
            strayEnds += 1
            if strayEnds < 3, !server.isBroken { return true }
            loss = loss ?? server.lastError
            return false
        }
        pipeline.advance()
        return true
    }

    private func take(
        _ raw: OpaquePointer, _ head: Pipeline<PostgresRequest, StatementCache.Entry>.Step
    ) -> PostgresRequest? {
        switch PQresultStatus(raw) {
        case PGRES_PIPELINE_SYNC:
            PQclear(raw)
            pipeline.advance()
            if case .sync(let owner) = head { return owner }
            loss = "the server's answers are out of step"
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
            keep(raw, head)
        case PGRES_EMPTY_QUERY:
            PQclear(raw)
            fail(head, SQLError(.statement, "the statement is empty: there is nothing to run"), state: "")
        case PGRES_PIPELINE_ABORTED:
            PQclear(raw)
            if case .prepare(let entry, _) = head { cache.forget(entry) }
        case PGRES_FATAL_ERROR:
            let failure = PostgresFailure(raw)
            PQclear(raw)
            // Without a state it is libpq that speaks: the connection is lost.
            if failure.sqlState.isEmpty {
                loss = loss ?? failure.message
            } else {
                fail(head, failure.error(wasCancelled: headOwner?.isCancelled ?? false), state: failure.sqlState)
                // Nobody else may be sent on a connection that the server has left.
                if RetryPolicy.isShutdown(failure.sqlState) { loss = loss ?? failure.message }
            }
        default:
            PQclear(raw)
            loss = "COPY was begun by a statement: use copyIn or copyOut"
        }
        return nil
    }

    private func keep(_ raw: OpaquePointer, _ head: Pipeline<PostgresRequest, StatementCache.Entry>.Step) {
        guard case .run(_, let entry, let owner) = head, !owner.isFinished else { return PQclear(raw) }
        if let entry, !entry.hasWorked {
            entry.hasWorked = true
            if PQnfields(raw) > 0 { entry.columns = ResultColumns(raw) }
        }
        owner.results.append(ServerResult(raw, columns: entry?.columns))
    }

    private func fail(
        _ head: Pipeline<PostgresRequest, StatementCache.Entry>.Step, _ error: SQLError, state: String
    ) {
        switch head {
        case .prepare(let entry, let owner):
            cache.forget(entry)
            owner.fail(error, state: state, at: owner.results.count, isUndone: true)
        case .run(let index, let entry, let owner):
            if let entry, RetryPolicy.invalidates(state, hasWorked: entry.hasWorked) {
                cache.forget(entry)
                owner.isStale = owner.failure == nil || owner.isStale
            }
            // CALL and DO may have committed a part of their work.
            let isWhole = owner.calls[index].text.kind != .other || !RetryPolicy.isShutdown(state)
            owner.fail(error, state: state, at: index, isUndone: isWhole)
        case .sync(let owner): owner?.fail(error, state: state, at: nil, isUndone: !error.isLoss)
        case .upkeep: break
        }
    }
}

extension PostgresRequest {
    /// Notes the first failure.
    fileprivate func fail(_ error: SQLError, state: String, at call: Int?, isUndone: Bool) {
        guard failure == nil else { return }
        failure = error
        failedState = state
        failedCall = call
        isCertainlyUndone = isUndone
    }
}

extension SQLError {
    /// Whether it speaks of a lost connection.
    var isLoss: Bool { code == .connection }
}
