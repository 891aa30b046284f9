import Synchronization

/// One level of a transaction: the transaction itself, or a savepoint inside it.
///
/// Statements of one level run one at a time. A nested level holds its parent's turn from SAVEPOINT to RELEASE, so the
/// statements and the other nested levels of the parent wait for it, and savepoints never interleave.
final class TransactionScope: Sendable {
    enum Phase { case open, committed, rolledBack }
    struct State {
        var phase = Phase.open
        var acceptsStatements = true
        var hooks = TransactionHooks()
        var cursors: [ObjectIdentifier: ScopedCursor] = [:]
    }

    /// The innermost level whose closure the task runs in.
    @TaskLocal static var current: TransactionScope?

    let connection: any SQLTransaction
    /// The database that the outermost level was begun on.
    private let base: Database
    let parent: TransactionScope?
    /// The transaction, of another database or outside of this one, in whose closure the outermost level was begun.
    private let enclosing: TransactionScope?
    private let depth: Int
    let gate = SerialGate()
    let state = Mutex(State())

    init(_ connection: any SQLTransaction, of base: Database) {
        self.connection = connection
        self.base = base
        parent = nil
        enclosing = Self.current
        depth = 0
    }

    private init(inside parent: TransactionScope) {
        connection = parent.connection
        base = parent.base
        self.parent = parent
        enclosing = nil
        depth = parent.depth + 1
    }

    /// Which driver's transaction it is.
    var identity: DriverIdentity { base.identity }
    /// This level as a database.
    var database: Database { base.changed { $0.scope = self } }
    /// The level or the transaction around this one.
    var outer: TransactionScope? { parent ?? enclosing }
    /// Whether it takes statements.
    var isOpen: Bool { state.withLock { $0.acceptsStatements } }

    func execute(_ statement: SQLStatement) async throws -> SQLResult {
        try await enter()
        defer { gate.leave() }
        try checkOpen()
        return try await connection.execute(statement)
    }

    func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        try await enter()
        defer { gate.leave() }
        try checkOpen()
        return try await connection.executeAll(statements)
    }

    /// Runs a nested level as a savepoint; its failure undoes what it did and leaves this level usable.
    func nested<Value: Sendable>(
        _ body: @Sendable (TransactionScope) async throws -> Value
    ) async throws -> Value {
        let child = TransactionScope(inside: self)
        do {
            return try await savepoint(child, body)
        } catch {
            // After this level's turn was given back: the actions may use it.
            await child.finish(committed: false).runAfterRollback()
            throw error
        }
    }

    private func savepoint<Value: Sendable>(
        _ child: TransactionScope, _ body: @Sendable (TransactionScope) async throws -> Value
    ) async throws -> Value {
        try await enter()
        defer { gate.leave() }
        try checkOpen()
        let name = "\"ferro_\(child.depth)\""
        _ = try await connection.execute(SQLStatement(text: "SAVEPOINT \(name)"))
        do {
            let value = try await child.run(body)
            _ = try await connection.execute(SQLStatement(text: "RELEASE SAVEPOINT \(name)"))
            let hooks = child.finish(committed: true)
            state.withLock { $0.hooks.append(hooks) }
            return value
        } catch {
            await child.close()
            // In a task of its own, which the cancellation of this one does not reach. Where it fails the database has
            // already undone the whole transaction, and every later statement says so.
            let connection = connection
            await Task {
                _ = try? await connection.execute(SQLStatement(text: "ROLLBACK TO SAVEPOINT \(name)"))
                _ = try? await connection.execute(SQLStatement(text: "RELEASE SAVEPOINT \(name)"))
            }.value
            throw error
        }
    }

    /// Runs the closure of this level and closes the level; throws when the task was cancelled meanwhile.
    func run<Value: Sendable>(_ body: @Sendable (TransactionScope) async throws -> Value) async throws -> Value {
        let value = try await Self.$current.withValue(self) { try await body(self) }
        if Task.isCancelled { throw SQLError.cancelled("the task was cancelled, so its transaction was rolled back") }
        await close()
        return value
    }

    /// Refuses further statements, waits for the one that runs and closes the cursors.
    func close() async {
        state.withLock { $0.acceptsStatements = false }
        await gate.enterRegardless()
        let cursors = state.withLock { state in
            defer { state.cursors = [:] }
            return Array(state.cursors.values)
        }
        for cursor in cursors { await cursor.cursor.close() }
        gate.leave()
    }

    func enter() async throws {
        try checkOpen()
        if let current = Self.current, current !== self, current.isInside(self) {
            throw SQLError(
                .statement,
                "the outer transaction's database was used inside a nested transaction: use the closure's own parameter"
            )
        }
        try await gate.enter()
    }

    func checkOpen() throws(SQLError) {
        if !state.withLock({ $0.acceptsStatements }) {
            throw SQLError(
                .transactionClosed,
                "the transaction is over: do not keep its database beyond the closure it was given to")
        }
    }

    private func isInside(_ other: TransactionScope) -> Bool {
        var level = parent
        while let scope = level {
            if scope === other { return true }
            level = scope.parent
        }
        return false
    }
}
