import CSQLite
import FerroSQL

/// Turns SQLite's result codes into errors that say what to do (https://sqlite.org/rescode.html).
enum SQLiteFailure {
    /// The error of a call that failed just now.
    ///
    /// - Parameters:
    ///   - code: the extended result code.
    ///   - handle: the connection, asked for its own words.
    ///   - statement: the text that was run.
    static func error(_ code: CInt, on handle: OpaquePointer?, statement: String? = nil) -> SQLError {
        let words =
            handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? String(cString: sqlite3_errstr(code))
        var failure = error(code, words: words)
        failure.statement = statement
        return failure
    }

    static func error(_ code: CInt, words: String) -> SQLError {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: constraint(subcode: code >> 8, words: words)
        case SQLITE_BUSY, SQLITE_LOCKED:
            SQLError(
                .busy,
                "another connection to the file kept it locked (\(words)): keep its transactions short, "
                    + "or raise busyTimeout"
            )
        case SQLITE_INTERRUPT: .cancelled("the statement was stopped because its task was cancelled")
        case SQLITE_FULL: SQLError(.io, "the disk is full: free some space; nothing of the statement was kept")
        case SQLITE_READONLY:
            SQLError(.io, "the file cannot be written (\(words)): check the permissions of the file and its directory")
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            SQLError(.io, "the file is damaged or not an SQLite database (\(words)): restore it from a backup")
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_PROTOCOL:
            SQLError(.io, "SQLite could not use the file (\(words), code \(code)): check the disk and the permissions")
        case SQLITE_ABORT:
            SQLError(.transactionClosed, "the transaction was rolled back while rows of it were read: run it again")
        case SQLITE_TOOBIG: SQLError(.statement, "a value or the statement is larger than SQLite takes (\(words))")
        default: SQLError(.statement, "SQLite refused the statement: \(words)")
        }
    }

    // The subcodes are those of SQLITE_CONSTRAINT_*, whose macros Swift cannot read.
    private static func constraint(subcode: CInt, words: String) -> SQLError {
        let subject = words.firstRange(of: "constraint failed: ").map { String(words[$0.upperBound...]) }
        let name = subject ?? "the row"
        switch subcode {
        case 6, 8, 10:
            return SQLError(
                .unique, "\(name) is already taken: use the row that has it, another value, or ON CONFLICT",
                constraint: subject
            ).naming(subject)
        // ON DELETE RESTRICT is carried out by a trigger of SQLite's own, and reported as one.
        case 3,
            7 where words.hasPrefix("FOREIGN KEY"):
            return SQLError(
                .foreignKey,
                "a foreign key names a row that does not exist, or a row that others still point to was removed",
                constraint: subject)
        case 5:
            return SQLError(.notNull, "\(name) may not be NULL: give it a value", constraint: subject).naming(subject)
        case 1:
            return SQLError(.check, "the check \(name) refused the row", constraint: subject)
        // A STRICT table: "cannot store TEXT value in INTEGER column links.id".
        case 12:
            let column = words.firstRange(of: " column ").map { String(words[$0.upperBound...]) }
            return SQLError(.constraint, "a column refused the value's type: \(words)", constraint: column)
                .naming(column)
        default:
            return SQLError(.constraint, "a constraint refused the row: \(words)", constraint: subject)
        }
    }
}

extension SQLError {
    /// The same failure with the table and the columns that SQLite lists: `links.host, links.path`.
    ///
    /// The list of an index over expressions is its name instead, which tells neither.
    fileprivate func naming(_ list: String?) -> SQLError {
        guard let list, let dot = list.firstIndex(of: "."), !list.hasPrefix("index '") else { return self }
        let table = list[..<dot]
        let names = list.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1) }
        guard names.allSatisfy({ $0.count == 2 && $0[0] == table }) else { return self }
        var error = self
        error.table = String(table)
        error.columns = names.map { String($0[1]) }
        return error
    }
}
