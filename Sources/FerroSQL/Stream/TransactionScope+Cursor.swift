import Synchronization

/// A cursor of an open transaction, which takes its turn among the statements and is closed with its level.
final class ScopedCursor: SQLCursor {
    let cursor: any SQLCursor
    private let scope: TransactionScope

    init(_ cursor: any SQLCursor, in scope: TransactionScope) {
        self.cursor = cursor
        self.scope = scope
    }

    func next() async throws -> [SQLRow] { try await scope.next(of: self) }
    func close() async { await scope.close(self) }
}

extension TransactionScope {
    func cursor(_ statement: SQLStatement, rows: Int) async throws -> ScopedCursor {
        try await enter()
        defer { gate.leave() }
        try checkOpen()
        let cursor = ScopedCursor(try await connection.cursor(statement, rows: rows), in: self)
        state.withLock { $0.cursors[ObjectIdentifier(cursor)] = cursor }
        return cursor
    }

    func next(of cursor: ScopedCursor) async throws -> [SQLRow] {
        try await enter()
        defer { gate.leave() }
        try checkOpen()
        return try await cursor.cursor.next()
    }

    func close(_ cursor: ScopedCursor) async {
        await gate.enterRegardless()
        defer { gate.leave() }
        // The level closes what is open when it ends: then there is nothing left to do.
        let isOpen = state.withLock { $0.cursors.removeValue(forKey: ObjectIdentifier(cursor)) != nil }
        if isOpen { await cursor.cursor.close() }
    }
}
