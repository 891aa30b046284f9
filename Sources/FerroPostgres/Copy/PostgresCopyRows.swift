public import FerroSQL

/// What a query answers, as bytes that are fetched as fast as they are read and no faster.
///
/// ```swift
/// for try await part in driver.copyOut("SELECT id, url FROM links", as: .csv) {
///     try await file.write(part)
/// }
/// ```
///
/// Each part holds whole rows. The query begins with the first part; reading no further closes its connection.
public struct PostgresCopyRows: AsyncSequence, Sendable {
    /// How the rows are written (manual, COPY).
    public enum Format: String, Sendable, Hashable {
        /// Values with tabs between them, `\N` for NULL.
        case text = "FORMAT text"
        /// Comma-separated values.
        case csv = "FORMAT csv"
        /// The same under a line with the columns' names.
        case csvWithHeader = "FORMAT csv, HEADER"
    }

    let client: PostgresClient
    let statement: SQLStatement
    let format: Format

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator { Iterator(client: client, statement: statement, format: format) }

    /// Reads part by part.
    public struct Iterator: AsyncIteratorProtocol {
        let client: PostgresClient
        let statement: SQLStatement
        let format: Format
        private var session: CopySession?
        private var isAtEnd = false

        init(client: PostgresClient, statement: SQLStatement, format: Format) {
            self.client = client
            self.statement = statement
            self.format = format
        }

        /// The next rows, some 64 KiB of them; nil when all were read.
        public mutating func next() async throws -> [UInt8]? {
            if isAtEnd { return nil }
            do {
                let session = try await begun()
                let part = try await session.run { server throws(SQLError) in try server.copyOut(atLeast: 1 << 16) }
                if part.isLast {
                    isAtEnd = true
                    session.end(isClean: true)
                }
                return part.bytes.isEmpty ? nil : part.bytes
            } catch {
                isAtEnd = true
                session?.end(isClean: false)
                throw error
            }
        }

        private mutating func begun() async throws(SQLError) -> CopySession {
            if let session { return session }
            guard statement.binds.isEmpty else {
                throw SQLError(
                    .statement, "COPY takes no bound values: copy from a view or a temporary table, or read a cursor",
                    statement: statement.text)
            }
            let new = try await CopySession.begin("COPY (\(statement.text)) TO STDOUT (\(format.rawValue))", client)
            session = new
            return new
        }
    }
}

extension PostgresDatabase {
    /// What a query answers, by COPY: the fastest way out, in constant memory.
    ///
    /// - Parameters:
    ///   - query: a query without bound values, which COPY does not take.
    ///   - format: how the rows are written.
    public func copyOut(_ query: SQL, as format: PostgresCopyRows.Format = .text) -> PostgresCopyRows {
        PostgresCopyRows(client: client, statement: SQLStatement(query, dialect: .postgres), format: format)
    }
}
