import Synchronization

/// A cursor over rows that were read already: for statements that no cursor can be declared for, and for fakes.
package final class WholeCursor: SQLCursor {
    private let part: Int
    private let rest: Mutex<ArraySlice<SQLRow>>

    /// Hands the rows out in parts of a size.
    package init(rows: [SQLRow], part: Int) {
        self.part = max(1, part)
        rest = Mutex(rows[...])
    }

    package func next() async throws -> [SQLRow] {
        rest.withLock { rest in
            defer { rest = rest.dropFirst(part) }
            return Array(rest.prefix(part))
        }
    }

    package func close() async { rest.withLock { $0 = [] } }
}
