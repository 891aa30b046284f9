import CSQLite
import FerroSQL

/// One connection to a database file; it never leaves the thread that opened it.
final class SQLiteConnection {
    /// What a connection is for.
    enum Role { case writer, reader, checkpointer }

    /// What a statement may do where it runs.
    enum Permission {
        /// Alone on a reader: it may not change the file.
        case read
        /// Alone on the writer.
        case write
        /// Inside a transaction.
        case transaction(TransactionAccess)
    }

    let handle: OpaquePointer
    private let role: Role
    let monitor: ConnectionMonitor
    var cache: StatementCache
    /// The statements that are read part by part, by the number of their cursor.
    var cursors: [UInt64: PreparedStatement] = [:]

    init(_ configuration: SQLiteConfiguration, _ role: Role) throws(SQLError) {
        handle = try SQLiteOpening(configuration).open()
        self.role = role
        monitor = ConnectionMonitor(busyTimeout: configuration.busyTimeout)
        cache = StatementCache(capacity: configuration.statementCacheSize)
        monitor.install(on: handle)
        do {
            try prepareSession(configuration, role)
        } catch {
            close()
            throw error
        }
    }

    /// Whether no transaction is open.
    var isOutsideTransaction: Bool { sqlite3_get_autocommit(handle) != 0 }

    /// How many prepared statements it keeps.
    var cachedStatements: Int { cache.count }

    /// Runs a statement; nil when it would write and the permission is to read.
    func execute(
        _ statement: SQLStatement, _ permission: Permission, _ interruption: Interruption?
    ) throws(SQLError) -> SQLResult? {
        if interruption?.isCancelled == true { throw .cancelled("the task was cancelled before its statement began") }
        monitor.interruption = interruption
        defer { monitor.interruption = nil }
        let prepared = try cache.statement(statement.text, on: handle)
        guard try isAllowed(prepared, permission) else { return nil }
        defer { prepared.reset() }
        try prepared.bind(statement.binds)
        return try run(prepared)
    }

    /// Runs a statement of the driver itself: the beginning or the end of a transaction, or a PRAGMA.
    @discardableResult
    func control(_ text: String, _ interruption: Interruption? = nil) throws(SQLError) -> SQLResult {
        monitor.interruption = interruption
        defer { monitor.interruption = nil }
        let prepared = try cache.statement(text, on: handle)
        defer { prepared.reset() }
        return try run(prepared)
    }

    /// Commits the open transaction; its cursors are closed first, because a commit does not end what still reads.
    func commit() throws(SQLError) {
        closeCursors()
        try control("COMMIT")
    }

    /// Undoes an open transaction, whatever state it is in.
    func rollBack() {
        closeCursors()
        if !isOutsideTransaction { _ = try? control("ROLLBACK") }
    }

    /// Lets go of every statement and closes the file; the last connection writes the log back and removes it.
    func close() {
        rollBack()
        // Where another process goes on, it finds as little in the log as possible.
        if role == .writer { _ = checkpoint() }
        cache.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Whether a statement may run here; false when it would write and the permission is to read.
    func isAllowed(_ prepared: PreparedStatement, _ permission: Permission) throws(SQLError) -> Bool {
        switch (prepared.kind, permission) {
        case (.transactionControl, _), (.savepoint, .read), (.savepoint, .write):
            throw SQLError(
                .statement, "transactions are begun and ended by db.transaction { db in … } only",
                statement: prepared.text)
        case (.attachment, _):
            throw SQLError(
                .statement, "a file cannot be attached: open it as a database of its own", statement: prepared.text)
        case (_, .read):
            return prepared.isReadOnly
        case (_, .transaction(.readOnly)) where !prepared.isReadOnly:
            throw SQLError(
                .statement, "the transaction is read-only: begin it with .readWrite to change anything",
                statement: prepared.text)
        default:
            return true
        }
    }

    private func run(_ prepared: PreparedStatement) throws(SQLError) -> SQLResult {
        let changesBefore = sqlite3_total_changes64(handle)
        var result = SQLResult()
        _ = try fetch(prepared, into: &result.rows, atMost: .max)
        // The count stays that of the last change until there is another one.
        if sqlite3_total_changes64(handle) != changesBefore { result.affectedRows = Int(sqlite3_changes64(handle)) }
        return result
    }

    /// Steps through a statement; true when there is no row after those that it appended.
    func fetch(_ prepared: PreparedStatement, into rows: inout [SQLRow], atMost limit: Int) throws(SQLError) -> Bool {
        var code = sqlite3_step(prepared.handle)
        if code == SQLITE_ROW {
            let columns = prepared.currentColumns()
            let count = columns.names.count
            var room = limit
            while code == SQLITE_ROW {
                rows.append(SQLRow(columns: columns, values: prepared.row(count: count)))
                room -= 1
                if room <= 0 { return false }
                code = sqlite3_step(prepared.handle)
            }
        }
        guard code == SQLITE_DONE else { throw failure(of: prepared) }
        return true
    }

    private func failure(of prepared: PreparedStatement) -> SQLError {
        let failure = SQLiteFailure.error(sqlite3_extended_errcode(handle), on: handle, statement: prepared.text)
        // A cancelled statement stops waiting for a lock, which SQLite reports as a lock that could not be had.
        guard failure.code == .busy, monitor.interruption?.isCancelled == true else { return failure }
        return .cancelled("the task was cancelled while its statement waited for another process")
    }
}
