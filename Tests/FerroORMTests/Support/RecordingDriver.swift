import FerroORM
import Foundation
import Synchronization

/// A driver that answers prepared results in turn and keeps the statements it was given.
final class RecordingDriver: SQLDriver {
    let dialect: Dialect
    private let state: Mutex<(statements: [SQLStatement], answers: [SQLResult])>

    init(_ dialect: Dialect = .sqlite, answers: [SQLResult] = []) {
        self.dialect = dialect
        state = Mutex(([], answers))
    }

    var statements: [SQLStatement] { state.withLock { $0.statements } }
    var texts: [String] { statements.map(\.text) }

    func execute(_ statement: SQLStatement) async throws -> SQLResult {
        state.withLock { state in
            state.statements.append(statement)
            return state.answers.isEmpty ? SQLResult() : state.answers.removeFirst()
        }
    }

    func begin(_ options: TransactionOptions) async throws -> any SQLTransaction { RecordedTransaction(driver: self) }
    func close() async {}
}

private struct RecordedTransaction: SQLTransaction {
    let driver: RecordingDriver
    func execute(_ statement: SQLStatement) async throws -> SQLResult { try await driver.execute(statement) }
    func cursor(_ statement: SQLStatement, rows: Int) async throws -> any SQLCursor {
        WholeCursor(rows: try await execute(statement).rows, part: rows)
    }
    func commit() async throws { _ = try await driver.execute(SQLStatement(text: "COMMIT")) }
    func rollback() async { _ = try? await driver.execute(SQLStatement(text: "ROLLBACK")) }
}

extension SQLResult {
    /// One row of one number.
    static func number(_ number: Int64) -> SQLResult {
        SQLResult(rows: [SQLRow(columns: SQLColumns(["number"]), values: [.integer(number)])])
    }
}

extension Query {
    /// The text and binds of the query's SELECT after FROM.
    func statement(_ dialect: Dialect = .sqlite) -> SQLStatement { SQLStatement(sql(for: dialect), dialect: dialect) }

    func tail(_ dialect: Dialect = .sqlite) -> String {
        let text = statement(dialect).text
        guard let from = text.range(of: " FROM ") else { return text }
        return String(text[from.upperBound...])
    }
}
