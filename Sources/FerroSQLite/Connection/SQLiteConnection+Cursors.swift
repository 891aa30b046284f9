import CSQLite
import FerroSQL

extension SQLiteConnection {
    /// Opens a statement of a transaction whose rows are read in parts.
    ///
    /// Nobody else gets the prepared statement meanwhile: the same text may run beside it.
    func openCursor(
        _ number: UInt64, _ statement: SQLStatement, _ access: TransactionAccess, _ interruption: Interruption
    ) throws(SQLError) {
        if interruption.isCancelled { throw .cancelled("the task was cancelled before its statement began") }
        let prepared = try cache.take(statement.text, on: handle)
        guard try isAllowed(prepared, .transaction(access)) else { return }
        try prepared.bind(statement.binds)
        cursors[number] = prepared
    }

    /// The next rows of a cursor, which is closed when it has no more or fails.
    func next(
        of number: UInt64, rows: Int, _ interruption: Interruption
    ) throws(SQLError) -> (rows: [SQLRow], isOver: Bool) {
        guard let prepared = cursors[number] else {
            throw SQLError(
                .transactionClosed, "the cursor is closed: its rows can be read until it or its transaction ends")
        }
        if interruption.isCancelled { throw .cancelled("the task was cancelled, so no more rows are read") }
        monitor.interruption = interruption
        defer { monitor.interruption = nil }
        var part: [SQLRow] = []
        do {
            let isOver = try fetch(prepared, into: &part, atMost: rows)
            if isOver { closeCursor(number) }
            return (part, isOver)
        } catch {
            closeCursor(number)
            throw error
        }
    }

    /// Lets go of a cursor's statement; nothing happens when that was done already.
    func closeCursor(_ number: UInt64) {
        guard let prepared = cursors.removeValue(forKey: number) else { return }
        prepared.reset()
        cache.put(prepared)
    }

    /// Closes every cursor of a transaction that ends.
    func closeCursors() {
        for number in cursors.keys { closeCursor(number) }
    }
}
