import FerroSQL
import Synchronization

/// A driver that writes down what it is asked, and fails where a test says so.
final class RecordingDriver: SQLDriver, SQLTransaction {
    struct Broken: Error {}

    let dialect = Dialect.sqlite
    private let calls = Mutex<[String]>([])
    private let failing: Set<String>
    /// What calls throw, each error once.
    private let errors: Mutex<[String: [SQLError]]>
    /// How many rows a cursor has.
    private let cursorRows: Int
    private let running = Atomic(0)
    private let mostAtOnce = Atomic(0)

    init(failing: Set<String> = [], errors: [String: [SQLError]] = [:], cursorRows: Int = 5) {
        self.failing = failing
        self.errors = Mutex(errors)
        self.cursorRows = cursorRows
    }

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

    func cursor(_ statement: SQLStatement, rows: Int) async throws -> any SQLCursor {
        try note("cursor \(statement.text)")
        return Cursor(driver: self, rows: rows, left: cursorRows)
    }

    func commit() async throws { try note("commit") }
    func rollback() async { calls.withLock { $0.append("rollback") } }
    func close() async {}

    fileprivate func note(_ call: String) throws {
        calls.withLock { $0.append(call) }
        let error = errors.withLock { errors -> SQLError? in
            guard let first = errors[call]?.first else { return nil }
            errors[call]?.removeFirst()
            return first
        }
        if let error { throw error }
        if failing.contains(call) { throw Broken() }
    }
}

private final class Cursor: SQLCursor {
    private let driver: RecordingDriver
    private let rows: Int
    private let left: Mutex<Int>

    init(driver: RecordingDriver, rows: Int, left: Int) {
        self.driver = driver
        self.rows = rows
        self.left = Mutex(left)
    }

    func next() async throws -> [SQLRow] {
        try driver.note("fetch \(rows)")
        if Task.isCancelled { throw SQLError.cancelled("cancelled") }
        let count = left.withLock { left in
            defer { left -= min(left, rows) }
            return min(left, rows)
        }
        let row = SQLRow(columns: SQLColumns(["value"]), values: [.integer(1)])
        return Array(repeating: row, count: count)
    }

    func close() async { try? driver.note("close cursor") }
}

extension RecordingDriver {
    /// Waits until something was written down, giving other tasks their turn.
    func waits(for call: String) async -> Bool {
        for _ in 0..<100_000 {
            if log.contains(call) { return true }
            await Task.yield()
        }
        return false
    }
}
