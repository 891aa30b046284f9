import FerroSQL

/// What the server said about a failure (`src/include/postgres_ext.h`, PG_DIAG_…), and the error it becomes.
///
/// The detail of the server quotes the row, and some messages quote a value: neither enters the error.
struct PostgresFailure: Sendable {
    /// The five characters of SQLSTATE (PostgreSQL's manual, appendix A).
    var sqlState: String
    /// The primary message.
    var message: String
    /// The detail, of which only the names of key columns are used.
    var detail: String?
    /// What the server advises.
    var hint: String?
    /// The schema of the table.
    var schema: String?
    /// The table of the constraint.
    var table: String?
    /// The column of the constraint.
    var column: String?
    /// The constraint that refused.
    var constraint: String?
    /// The character of the statement where the error was found, counted from 1.
    var position: Int?

    /// The error.
    ///
    /// - Parameters:
    ///   - statement: the text that was run.
    ///   - wasCancelled: whether this process asked for the cancellation.
    func error(statement: String? = nil, wasCancelled: Bool = false) -> SQLError {
        var (code, words) = meaning(wasCancelled: wasCancelled)
        if code == .statement { words += place }
        var error = SQLError(code, words, statement: statement, constraint: constraint)
        error.table = table
        error.columns = column.map { [$0] } ?? PostgresKey.columns(of: self)
        return error
    }

    private func meaning(wasCancelled: Bool) -> (SQLError.Code, String) {
        switch sqlState.prefix(2) {
        case "23", "44": PostgresConstraint.meaning(of: self)
        case "40": serialization
        case "57": intervention(wasCancelled: wasCancelled)
        // 08P01 also says that the number of binds is wrong; pgbouncer says everything with it.
        case "08" where !message.hasPrefix("bind message"):
            (.connection, "the connection to the server was lost (\(message)): whether the statement ran is not known")
        case "26": (.statement, "the server does not know the prepared statement (\(message)). \(Self.poolerAdvice)")
        case "42" where sqlState == "42P05":
            (.statement, "the server knows the prepared statement already (\(message)). \(Self.poolerAdvice)")
        case "28", "3D":
            (.connection, "the server refused the connection (\(message)): check DATABASE_URL and pg_hba.conf")
        case "53": resources
        case "58", "XX", "F0": (.io, "the server failed inside (\(message), \(sqlState)): read the server's log")
        case "22": (.statement, "PostgreSQL refused a value (\(harmlessMessage)): check what is bound and its type")
        case "25": transactionState
        case "55": prerequisite
        default: (.statement, "PostgreSQL refused the statement: \(message) (\(sqlState))")
        }
    }

    private var serialization: (SQLError.Code, String) {
        sqlState == "40P01"
            ? (.deadlock, "transactions waited for each other and PostgreSQL gave this one up: run it again")
            : (.serialization, "another transaction changed what this one relied on: run it again")
    }

    private func intervention(wasCancelled: Bool) -> (SQLError.Code, String) {
        switch sqlState {
        case "57014" where wasCancelled: (.cancelled, "the statement was stopped because its task was cancelled")
        case "57014" where message.contains("user request"):
            (.cancelled, "someone cancelled the statement on the server")
        case "57014":
            (.statementTimeout, "the statement ran for longer than statement_timeout: make it faster, or raise it")
        case "57P03": (.connection, "the server is starting or stopping (\(message)): try again in a moment")
        default: (.connection, "the server ended the connection (\(message)): the statement may be run again")
        }
    }

    private var resources: (SQLError.Code, String) {
        switch sqlState {
        case "53300":
            (.connection, "the server has no connection left: lower DB_MAX_CONNECTIONS or raise max_connections")
        case "53100": (.io, "the disk of the server is full: free some space; nothing of the statement was kept")
        case "53200": (.io, "the server ran out of memory: lower work_mem, or ask for less at once")
        default: (.io, "the server lacks resources (\(message)): read the server's log")
        }
    }

    private var transactionState: (SQLError.Code, String) {
        switch sqlState {
        case "25P02":
            (
                .transactionClosed,
                "an earlier statement of the transaction failed, so PostgreSQL refuses the rest of it: "
                    + "let the error end the transaction, or nest what may fail in a transaction of its own"
            )
        case "25006": (.statement, "the transaction is read-only: begin it with .readWrite to change anything")
        case "25P03": (.connection, "the transaction was idle for too long and the server ended the connection")
        case "25P04": (.statementTimeout, "the transaction ran for longer than transaction_timeout: make it shorter")
        default: (.statement, "PostgreSQL refused the statement: \(message) (\(sqlState))")
        }
    }

    private var prerequisite: (SQLError.Code, String) {
        sqlState == "55P03"
            ? (.lockTimeout, "a lock was not free in time: keep transactions short, or raise lock_timeout")
            : (.statement, "PostgreSQL refused the statement: \(message) (\(sqlState))")
    }

    private static var poolerAdvice: String { ConnectFailure.poolerAdvice }

    /// The message up to its first quote or colon, behind which class 22 shows the value.
    private var harmlessMessage: String {
        let words = message.prefix { $0 != ":" && $0 != "\"" }
        return words.utf8.count == message.utf8.count ? message : words + "…"
    }

    private var place: String {
        let advice = hint.map { ". \($0)" } ?? ""
        return (position.map { ", at character \($0)" } ?? "") + (sqlState.hasPrefix("22") ? "" : advice)
    }
}
