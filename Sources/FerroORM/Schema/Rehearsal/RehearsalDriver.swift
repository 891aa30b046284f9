import FerroSQL

/// A driver that writes down what would change a database, and reads from a real one or from none.
struct RehearsalDriver: SQLDriver {
    let dialect: Dialect
    let journal: SchemaJournal
    /// Where reads are answered; nil answers them all with no rows.
    let reading: Database?

    func execute(_ statement: SQLStatement) async throws -> SQLResult {
        guard Self.reads(statement.text) else {
            journal.note(statement)
            return SQLResult()
        }
        // Read-only, so that a function called by a SELECT cannot change anything either.
        return try await reading?.transaction(.readOnly) { db in try await db.execute(statement) } ?? SQLResult()
    }

    func begin(_ options: TransactionOptions) async throws -> any SQLTransaction { Rehearsed(driver: self) }
    func close() async {}

    static func reads(_ text: String) -> Bool {
        let words = text.uppercased().split { !$0.isLetter && $0 != "_" }
        switch words.first {
        case "SELECT", "VALUES", "EXPLAIN": return true
        case "PRAGMA": return !text.contains("=")
        case "WITH": return !words.contains { ["INSERT", "UPDATE", "DELETE", "MERGE"].contains($0) }
        default: return false
        }
    }
}

private struct Rehearsed: SQLTransaction {
    let driver: RehearsalDriver
    func execute(_ statement: SQLStatement) async throws -> SQLResult { try await driver.execute(statement) }
    // What is read has a transaction of its own, which does not stay open between the parts.
    func cursor(_ statement: SQLStatement, rows: Int) async throws -> any SQLCursor {
        WholeCursor(rows: try await execute(statement).rows, part: rows)
    }
    func commit() async throws {}
    func rollback() async {}
}
