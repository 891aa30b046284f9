import FerroSQL
import Synchronization

/// A driver that writes down what it is asked, and fails where a test says so.
final class RecordingDriver: SQLDriver, SQLTransaction {
    struct Broken: Error {}

    let dialect = Dialect.sqlite
    private let calls = Mutex<[String]>([])
    private let failing: Set<String>
    private let running = Atomic(0)
    private let mostAtOnce = Atomic(0)

    init(failing: Set<String> = []) { self.failing = failing }

    var log: [String] { calls.withLock { $0 } }
    var statementsAtOnce: Int { mostAtOnce.load(ordering: .relaxed) }

    func execute(_ statement: SQLStatement) async throws -> SQLResult {
        let count = running.add(1, ordering: .relaxed).newValue
        mostAtOnce.max(count, ordering: .relaxed)
        await Task.yield()
        defer { running.subtract(1, ordering: .relaxed) }
        try note(statement.text)
        let row = SQLRow(columns: SQLColumns(["value"]), values: [.integer(1)])
        return SQLResult(rows: statement.text.hasPrefix("SELECT") ? [row] : [], affectedRows: 0)
    }

    func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        try note("executeAll \(statements.count)")
        var results: [SQLResult] = []
        for statement in statements { results.append(try await execute(statement)) }
        return results
    }

    func begin(_ options: TransactionOptions) async throws -> any SQLTransaction {
        try note(options.access == .readWrite ? "begin" : "begin read-only")
        return self
    }

    func commit() async throws { try note("commit") }
    func rollback() async { calls.withLock { $0.append("rollback") } }
    func close() async {}

    private func note(_ call: String) throws {
        calls.withLock { $0.append(call) }
        if failing.contains(call) { throw Broken() }
    }
}
