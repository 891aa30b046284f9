public import FerroSQL

/// The rows of a query one after the other while they are iterated over: memory does not grow with the table.
///
/// ```swift
/// for try await post in Post.published.with(\.author).stream(on: db) { try await export(post) }
/// ```
///
/// Relations are loaded for each part of the rows, in the round trips they take, through the same connection. Each
/// iteration runs the query anew. Outside a transaction it holds a connection until it ends, by the last row, a `break`,
/// an error or the cancellation of its task; where rows are changed meanwhile, ``Query/chunk(of:on:_:)`` holds none.
public struct QueryStream<M: Model, Output: Sendable>: AsyncSequence, Sendable {
    /// One row.
    public typealias Element = Output

    let query: Query<M, Output>
    let database: Database
    let part: Int

    /// Starts at the first row; nothing is sent before it is asked for.
    public func makeAsyncIterator() -> AsyncIterator {
        let rows = database.stream(query.selection.select(for: database.dialect), rows: part)
        return AsyncIterator(stream: self, rows: rows.makeAsyncIterator())
    }

    /// Reads one row after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let stream: QueryStream
        var rows: SQLRowStream.AsyncIterator
        private var outputs: [Output] = []
        private var position = 0

        init(stream: QueryStream, rows: SQLRowStream.AsyncIterator) {
            self.stream = stream
            self.rows = rows
        }

        /// The next row; nil after the last one.
        public mutating func next() async throws -> Output? {
            if position == outputs.count {
                outputs = try await load()
                position = 0
                if outputs.isEmpty { return nil }
            }
            defer { position += 1 }
            return outputs[position]
        }

        private mutating func load() async throws -> [Output] {
            var models: [M] = []
            models.reserveCapacity(stream.part)
            while models.count < stream.part, let row = try await rows.next() { models.append(try M.reading(row)) }
            return models.isEmpty ? [] : try await stream.query.loader(models, rows.database)
        }
    }
}

extension Query {
    /// The rows one by one, without holding all of them in memory: a cursor on PostgreSQL, step by step on SQLite.
    ///
    /// - Parameters:
    ///   - db: the database, or a transaction on it.
    ///   - part: how many rows are fetched at once and share the round trips of relations.
    public func stream(on db: Database, part: Int = 256) -> QueryStream<M, Output> {
        QueryStream(query: self, database: db, part: max(1, part))
    }
}

extension Projection {
    /// The rows one by one, without holding all of them in memory.
    public func stream(on db: Database, part: Int = 256) -> AsyncThrowingMapSequence<SQLRowStream, Output> {
        db.stream(selection.select(for: db.dialect), rows: max(1, part)).map { row in try read(row) }
    }
}
