/// What a statement does to its connection, as far as its first words tell.
enum StatementKind: Hashable {
    /// It may read only; SQLite decides when it is prepared.
    case query
    /// It changes rows, and may share a transaction with others.
    case change
    /// It would begin or end a transaction behind the driver's back.
    case transactionControl
    /// It makes, releases or returns to a savepoint.
    case savepoint
    /// It adds or removes a database file.
    case attachment
    /// Anything else: it runs on the writer, alone.
    case other

    init(_ text: String) {
        // As the ORM writes them, compared byte by byte: this is asked for every statement.
        if text.hasPrefix("SELECT ") {
            self = .query
            return
        }
        if text.hasPrefix("INSERT ") || text.hasPrefix("UPDATE ") || text.hasPrefix("DELETE ") {
            self = .change
            return
        }
        var scanner = StatementScanner(text)
        switch scanner.word() {
        case "SELECT", "VALUES", "WITH", "EXPLAIN", "PRAGMA": self = .query
        case "INSERT", "UPDATE", "DELETE", "REPLACE": self = .change
        case "BEGIN", "COMMIT", "END": self = .transactionControl
        case "SAVEPOINT", "RELEASE": self = .savepoint
        case "ROLLBACK":
            let next = scanner.word()
            let isPartial = next == "TO" || (next == "TRANSACTION" && scanner.word() == "TO")
            self = isPartial ? .savepoint : .transactionControl
        case "ATTACH", "DETACH": self = .attachment
        default: self = .other
        }
    }
}
