import CSQLite
import FerroSQL

/// One connection to a database file; it never leaves the thread that opened it.
final class SQLiteConnection {
    /// What a statement may do where it runs.
    enum Permission {
        /// Alone on a reader: it may not change the file.
        case read
        /// Alone on the writer.
        case write
        /// Inside a transaction.
        case transaction(TransactionAccess)
    }

    private let handle: OpaquePointer
    private let monitor: ConnectionMonitor
    private var cache: StatementCache

    init(_ configuration: SQLiteConfiguration, isReader: Bool) throws(SQLError) {
        handle = try SQLiteOpening(configuration).open()
        monitor = ConnectionMonitor(busyTimeout: configuration.busyTimeout)
        cache = StatementCache(capacity: configuration.statementCacheSize)
        monitor.install(on: handle)
        do {
            try prepareSession(configuration, isReader: isReader)
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

    /// Undoes an open transaction, whatever state it is in.
    func rollBack() {
        if !isOutsideTransaction { _ = try? control("ROLLBACK") }
    }

    /// Lets go of every statement and closes the file; the last connection writes the log back into it.
    func close() {
        rollBack()
        cache.removeAll()
        sqlite3_close_v2(handle)
    }

    private func run(_ prepared: PreparedStatement) throws(SQLError) -> SQLResult {
        let changesBefore = sqlite3_total_changes64(handle)
        var result = SQLResult()
        var code = sqlite3_step(prepared.handle)
        if code == SQLITE_ROW {
            let columns = prepared.currentColumns()
            let count = columns.names.count
            while code == SQLITE_ROW {
                result.rows.append(SQLRow(columns: columns, values: prepared.row(count: count)))
                code = sqlite3_step(prepared.handle)
            }
        }
        guard code == SQLITE_DONE else {
            let failure = SQLiteFailure.error(sqlite3_extended_errcode(handle), on: handle, statement: prepared.text)
            // A cancelled statement stops waiting for a lock, which SQLite reports as a lock that could not be had.
            guard failure.code == .busy, monitor.interruption?.isCancelled == true else { throw failure }
            throw .cancelled("the task was cancelled while its statement waited for another process")
        }
        // The count stays that of the last change until there is another one.
        if sqlite3_total_changes64(handle) != changesBefore { result.affectedRows = Int(sqlite3_changes64(handle)) }
        return result
    }

    private func isAllowed(_ prepared: PreparedStatement, _ permission: Permission) throws(SQLError) -> Bool {
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

    private func prepareSession(_ configuration: SQLiteConfiguration, isReader: Bool) throws(SQLError) {
        let code = csqlite_harden(handle)
        guard code == SQLITE_OK else { throw SQLiteFailure.error(code, on: handle) }
        if case .file(let path) = configuration.location, !isReader { try useLog(path) }
        try control("PRAGMA synchronous = \(configuration.synchronous.rawValue)")
        try control("PRAGMA foreign_keys = ON")
        if isReader { try control("PRAGMA query_only = ON") }
    }

    // Several processes that open a new file at once can be refused without SQLite asking the busy handler.
    private func useLog(_ path: String) throws(SQLError) {
        var tries: CInt = 0
        while true {
            do throws(SQLError) {
                let mode = try control("PRAGMA journal_mode = WAL").rows.first?.values.first
                if mode == .text("wal") { return }
                throw SQLError(.connection, "\(path) cannot be used with a write-ahead log: put it on a local disk")
            } catch {
                guard error.code == .busy, monitor.waitsForLock(tries: tries) else { throw error }
                tries += 1
            }
        }
    }
}
