/// What a statement does to its connection, as far as its words tell.
enum StatementKind: Hashable, Sendable {
    /// It reads; the server refuses it on a shared connection if it writes after all.
    case query
    /// It reads by a query that may lock, notify or write: `FOR UPDATE`, `pg_notify`, `nextval`.
    case lockingQuery
    /// It writes rows.
    case change
    /// It would begin or end a transaction behind the driver's back.
    case transactionControl
    /// It makes, releases or returns to a savepoint.
    case savepoint
    /// It changes the session that others use after it.
    case session
    /// It moves rows past the protocol that `execute` speaks.
    case copy
    /// Anything else: definitions and upkeep.
    case other

    init(_ text: String) {
        var scanner = StatementScanner(text)
        switch scanner.word() {
        case "SELECT", "VALUES", "TABLE", "WITH": self = Self.kindOfQuery(&scanner)
        case "SHOW": self = .query
        case "INSERT", "UPDATE", "DELETE", "MERGE": self = .change
        case "BEGIN", "START", "COMMIT", "END", "ABORT": self = .transactionControl
        case "PREPARE": self = scanner.word() == "TRANSACTION" ? .transactionControl : .session
        case "SAVEPOINT", "RELEASE": self = .savepoint
        case "ROLLBACK":
            let next = scanner.word()
            let isPartial = next == "TO" || (["TRANSACTION", "WORK"].contains(next) && scanner.word() == "TO")
            self = isPartial ? .savepoint : .transactionControl
        case "SET", "RESET", "DISCARD", "LISTEN", "UNLISTEN", "DEALLOCATE", "DECLARE": self = .session
        case "COPY": self = .copy
        default: self = .other
        }
    }

    /// Whether the statement is worth a name on the server.
    var isPrepared: Bool { self == .query || self == .lockingQuery || self == .change }
    /// Whether a cursor can be declared for it.
    var hasCursor: Bool { self == .query || self == .lockingQuery }

    /// Functions named `pg_…` lock, notify, sleep or end sessions: those run on a connection of their own.
    private static func kindOfQuery(_ scanner: inout StatementScanner) -> StatementKind {
        var kind = StatementKind.query
        while let word = scanner.word() {
            switch word {
            case "INSERT", "UPDATE", "DELETE", "MERGE", "INTO":
                // FOR UPDATE locks; the others stand in a WITH or make a table.
                kind = .change
            case "FOR":
                let next = scanner.word()
                if ["UPDATE", "SHARE", "NO", "KEY"].contains(next), kind == .query {
                    kind = .lockingQuery
                    if next != "UPDATE" && next != "SHARE" { skipLockWords(&scanner) }
                }
            case "SET_CONFIG", "NEXTVAL", "SETVAL": if kind == .query { kind = .lockingQuery }
            default:
                if kind == .query, word.hasPrefix("PG_") || word.hasPrefix("DBLINK") { kind = .lockingQuery }
            }
        }
        return kind
    }

    private static func skipLockWords(_ scanner: inout StatementScanner) {
        while let word = scanner.word(), word != "UPDATE", word != "SHARE" {}
    }
}
