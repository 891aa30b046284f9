import Synchronization

/// A cursor over rows that were read already.
final class WholeCursor: SQLCursor {
    private let part: Int
    private let rest: Mutex<ArraySlice<SQLRow>>

    init(rows: [SQLRow], part: Int) {
        self.part = max(1, part)
        rest = Mutex(rows[...])
    }

    func next() async throws -> [SQLRow] {
        rest.withLock { rest in
            defer { rest = rest.dropFirst(part) }
            return Array(rest.prefix(part))
        }
    }

    func close() async { rest.withLock { $0 = [] } }
}
