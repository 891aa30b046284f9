import FerroSQL

extension Switchboard {
    /// Refuses everything new, and closes each connection as soon as nobody uses it.
    func close(_ done: @escaping @Sendable () -> Void) {
        closing = (closing ?? []) + [done]
        for request in waiting + waitingShared { finish(request, .closed) }
        waiting = []
        waitingShared = []
        closeUnused()
    }

    /// Tells those who waited for the end.
    func ended() {
        for done in closing ?? [] { done() }
        closing = []
    }

    /// Closes what nobody uses.
    func closeUnused() {
        guard closing != nil else { return }
        for connection in connections where connection.pipeline.isEmpty && connection.lease == nil {
            connection.loss = connection.loss ?? "it was closed"
        }
        sweep()
    }
}

extension SQLError {
    /// The database was closed.
    static var closed: SQLError { SQLError(.closed, "the database is closed: open it again, or stop using it first") }
    /// The transaction has ended.
    static var transactionOver: SQLError { SQLError(.transactionClosed, "the transaction is over: begin another one") }
}
