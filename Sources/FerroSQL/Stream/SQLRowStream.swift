/// The rows of one statement, read part by part while they are iterated over: memory does not grow with the table.
///
/// Each iteration runs the statement anew, when its first row is asked for. Outside a transaction it holds a connection
/// and a read-only transaction of its own until its end: the last row, a `break`, an error or the cancellation of the
/// task. Inside one it reads through that transaction, and must end before the transaction does.
///
/// ```swift
/// for try await row in db.stream("SELECT id, url FROM links ORDER BY id") {
///     try await export(row.decode("url", as: String.self))
/// }
/// ```
public struct SQLRowStream: AsyncSequence, Sendable {
    /// One row.
    public typealias Element = SQLRow

    let database: Database
    let statement: SQLStatement
    let rows: Int

    /// Starts at the first row; nothing is sent before it is asked for.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(source: StreamSource(database: database, statement: statement, rows: rows))
    }

    /// Reads one row after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let source: StreamSource
        private var part: [SQLRow] = []
        private var position = 0

        init(source: StreamSource) { self.source = source }

        /// What to ask between two rows: the transaction that is read through, or the database once all was read.
        package var database: Database { source.current }

        /// The next row; nil after the last one.
        ///
        /// - Throws: ``SQLError``; every later call answers nil.
        public mutating func next() async throws -> SQLRow? {
            if position == part.count {
                part = []
                position = 0
                part = try await source.next()
                if part.isEmpty { return nil }
            }
            defer { position += 1 }
            return part[position]
        }
    }
}

extension Database {
    /// The rows of a statement one by one, without holding all of them in memory.
    ///
    /// - Parameters:
    ///   - sql: one statement that only reads.
    ///   - rows: how many rows are fetched at once.
    public func stream(_ sql: SQL, rows: Int = 256) -> SQLRowStream {
        stream(SQLStatement(sql, dialect: dialect), rows: rows)
    }

    /// The rows of a statement that is already written out for this database, one by one.
    public func stream(_ statement: SQLStatement, rows: Int = 256) -> SQLRowStream {
        SQLRowStream(database: self, statement: statement, rows: max(1, rows))
    }
}
