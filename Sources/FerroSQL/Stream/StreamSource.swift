import Synchronization

/// One iteration of a stream: its cursor, and the transaction that was begun for it.
///
/// The transaction is given back exactly once, at the end, after a failure, or when the iterator is let go.
final class StreamSource: Sendable {
    private struct Open: Sendable {
        let cursor: any SQLCursor
        /// Nil inside a transaction of the user.
        let transaction: (any SQLTransaction)?
        /// What else may be asked between two parts: the same transaction.
        let database: Database

        func end(failed: Bool) async {
            await cursor.close()
            guard let transaction else { return }
            if !failed, (try? await transaction.commit()) != nil { return }
            await transaction.rollback()
        }
    }

    private enum State {
        /// Nothing was asked for yet.
        case waiting
        /// The cursor is open.
        case open(Open)
        /// Nothing is held any more.
        case ended
    }

    private let database: Database
    private let statement: SQLStatement
    private let rows: Int
    private let state = Mutex(State.waiting)
    private let count = Atomic(0)
    private let watch: QueryWatch

    init(database: Database, statement: SQLStatement, rows: Int) {
        self.database = database
        self.statement = statement
        self.rows = rows
        watch = database.watch()
    }

    deinit {
        guard let open = take() else { return }
        watch.end(statement, rows: count.load(ordering: .relaxed))
        Task.detached { await open.end(failed: false) }
    }

    /// The transaction that is read through while it is open, so that what else is asked needs no other connection.
    var current: Database {
        state.withLock { state in
            if case .open(let open) = state { open.database } else { database }
        }
    }

    /// The next part; empty at the end, when everything was given back.
    func next() async throws -> [SQLRow] {
        do {
            guard let open = try await opened() else { return [] }
            let part = try await open.cursor.next()
            count.add(part.count, ordering: .relaxed)
            if part.isEmpty, let open = take() {
                watch.end(statement, rows: count.load(ordering: .relaxed))
                await open.end(failed: false)
            }
            return part
        } catch {
            watch.end(statement, error: error)
            await fail()
            guard var failure = error as? SQLError else { throw error }
            failure.statement = failure.statement ?? statement.text
            throw failure
        }
    }

    private func opened() async throws -> Open? {
        switch state.withLock({ $0 }) {
        case .open(let open): return open
        case .ended: return nil
        case .waiting: break
        }
        let open = try await begin()
        state.withLock { $0 = .open(open) }
        return open
    }

    private func begin() async throws -> Open {
        if let scope = database.scope {
            return Open(cursor: try await scope.cursor(statement, rows: rows), transaction: nil, database: database)
        }
        try database.checkNotEscaping()
        var options = database.options(.readOnly)
        // A stream is a statement: without a session it is read from the primary, as every statement is.
        if database.usage == nil { options.mayUseReplica = false }
        let transaction = try await database.driver.begin(options)
        do {
            let scope = TransactionScope(transaction, of: database)
            let cursor = try await transaction.cursor(statement, rows: rows)
            return Open(cursor: cursor, transaction: transaction, database: database.changed { $0.scope = scope })
        } catch {
            await transaction.rollback()
            throw error
        }
    }

    private func fail() async {
        let open = state.withLock { state -> Open? in
            defer { state = .ended }
            return if case .open(let open) = state { open } else { nil }
        }
        guard let open else { return }
        if open.transaction != nil { return await open.end(failed: true) }
        // Not waited for: the turn may be with a nested transaction that this very task is in.
        Task.detached { await open.end(failed: true) }
    }

    private func take() -> Open? {
        state.withLock { state in
            guard case .open(let open) = state else { return nil }
            state = .ended
            return open
        }
    }
}
