import FerroSQL

extension Switchboard {
    /// Refuses everything new, and closes each connection as soon as nobody uses it.
    func close(_ done: @escaping @Sendable () -> Void) {
        closing = (closing ?? []) + [done]
        for pool in pools {
            perform(pool.machine.shutDown(at: time), pool)
            // Nobody waits for an attempt that is under way: what comes of it is thrown away.
            for id in pool.opening { perform(pool.machine.openFailed(id, .closed, at: time), pool) }
            pool.opening = []
        }
        sweep()
    }

    /// Tells those who waited for the end.
    func ended() {
        for done in closing ?? [] { done() }
        closing = []
    }
}

extension SQLError {
    /// The database was closed.
    static var closed: SQLError { SQLError(.closed, "the database is closed: open it again, or stop using it first") }
    /// The transaction has ended.
    static var transactionOver: SQLError { SQLError(.transactionClosed, "the transaction is over: begin another one") }
}
