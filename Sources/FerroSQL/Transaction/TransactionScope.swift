import Synchronization

/// One level of a transaction: the transaction itself, or a savepoint inside it.
///
/// Statements of one level run one at a time. A nested level holds its parent's turn from SAVEPOINT to RELEASE, so the
/// statements and the other nested levels of the parent wait for it, and savepoints never interleave.
final class TransactionScope: Sendable {
    private enum Phase { case open, committed, rolledBack }
    private struct State {
        var phase = Phase.open
        var acceptsStatements = true
        var actions: [@Sendable () async -> Void] = []
    }

    /// The innermost level whose closure the task runs in.
    @TaskLocal static var current: TransactionScope?

    let connection: any SQLTransaction
    private let parent: TransactionScope?
    private let depth: Int
    private let gate = SerialGate()
    private let state = Mutex(State())

    init(_ connection: any SQLTransaction) {
        self.connection = connection
        parent = nil
        depth = 0
    }

    private init(inside parent: TransactionScope) {
        connection = parent.connection
        self.parent = parent
        depth = parent.depth + 1
    }

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
        try await enter()
        defer { gate.leave() }
        try checkOpen()
        let child = TransactionScope(inside: self)
        let name = "\"ferro_\(child.depth)\""
        _ = try await connection.execute(SQLStatement(text: "SAVEPOINT \(name)"))
        do {
            let value = try await child.run(body)
            _ = try await connection.execute(SQLStatement(text: "RELEASE SAVEPOINT \(name)"))
            let actions = child.finish(committed: true)
            state.withLock { $0.actions += actions }
            return value
        } catch {
            await child.close()
            _ = child.finish(committed: false)
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

    /// Refuses further statements and waits for the one that runs.
    func close() async {
        state.withLock { $0.acceptsStatements = false }
        await gate.enterRegardless()
        gate.leave()
    }

    /// Notes how the level ended and hands over its actions, which are dropped when it was rolled back.
    func finish(committed: Bool) -> [@Sendable () async -> Void] {
        state.withLock { state in
            state.phase = committed ? .committed : .rolledBack
            defer { state.actions = [] }
            return committed ? state.actions : []
        }
    }

    /// Keeps an action until the outermost level commits; true when everything is committed and it should run now.
    func afterCommit(_ action: @escaping @Sendable () async -> Void) -> Bool {
        let phase = state.withLock { state in
            if state.phase == .open { state.actions.append(action) }
            return state.phase
        }
        guard phase == .committed else { return false }
        return parent?.afterCommit(action) ?? true
    }

    private func enter() async throws {
        try checkOpen()
        if let current = Self.current, current !== self, current.isInside(self) {
            throw SQLError(
                .statement,
                "the outer transaction's database was used inside a nested transaction: use the closure's own parameter"
            )
        }
        try await gate.enter()
    }

    private func checkOpen() throws(SQLError) {
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
