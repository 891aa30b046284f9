public import FerroSQL

extension PostgresDatabase {
    /// How many bytes travel together.
    private static let partSize = 1 << 16

    /// Appends rows to a table by COPY: the fastest way in, in constant memory, all of them or none.
    ///
    /// ```swift
    /// let count = try await driver.copyIn(into: "points", columns: ["x", "y"], rows: measurements.map { [.double($0.x), .double($0.y)] })
    /// ```
    ///
    /// - Parameters:
    ///   - table: the name of the table, as it stands; it is quoted.
    ///   - columns: which of its columns the values of a row are for.
    ///   - rows: the rows; where the source throws nothing is kept, and its error is thrown.
    /// - Returns: how many rows were appended.
    /// - Throws: ``SQLError``, or what the source threw.
    @discardableResult
    public func copyIn<Rows: AsyncSequence>(
        into table: String, columns: [String], rows: Rows
    ) async throws -> Int where Rows.Element == [SQLValue] {
        let session = try await CopySession.begin(Self.copyText(table, columns), client)
        do {
            var part: [UInt8] = []
            for try await row in rows {
                try Self.append(row, columns, to: &part)
                if part.count >= Self.partSize { try await send(&part, session) }
            }
            return try await finish(&part, session)
        } catch {
            await abandon(session, error)
            throw error
        }
    }

    /// Appends rows of a sequence to a table by COPY, all of them or none.
    @discardableResult
    public func copyIn<Rows: Sequence>(
        into table: String, columns: [String], rows: Rows
    ) async throws -> Int where Rows.Element == [SQLValue] {
        let session = try await CopySession.begin(Self.copyText(table, columns), client)
        do {
            var part: [UInt8] = []
            for row in rows {
                try Self.append(row, columns, to: &part)
                if part.count >= Self.partSize { try await send(&part, session) }
            }
            return try await finish(&part, session)
        } catch {
            await abandon(session, error)
            throw error
        }
    }

    private static func copyText(_ table: String, _ columns: [String]) -> String {
        let names = columns.map { Dialect.postgres.quote($0) }.joined(separator: ", ")
        return "COPY \(Dialect.postgres.quote(table)) (\(names)) FROM STDIN"
    }

    private static func append(_ row: [SQLValue], _ columns: [String], to part: inout [UInt8]) throws(SQLError) {
        guard row.count == columns.count else {
            throw SQLError(.statement, "a row to copy has \(row.count) values for \(columns.count) columns")
        }
        try CopyText.append(row, to: &part)
    }

    private func send(_ part: inout [UInt8], _ session: CopySession) async throws(SQLError) {
        let bytes = part
        part.removeAll(keepingCapacity: true)
        try await session.run { server throws(SQLError) in try server.copy(bytes) }
    }

    private func finish(_ part: inout [UInt8], _ session: CopySession) async throws(SQLError) -> Int {
        if !part.isEmpty { try await send(&part, session) }
        let count = try await session.run { server throws(SQLError) in try server.endCopyIn() }
        session.end(isClean: true)
        return count
    }

    /// Tells the server to keep nothing; a connection that will not hear it is closed.
    private func abandon(_ session: CopySession, _ error: any Error) async {
        if error is SQLError { return session.end(isClean: false) }
        _ = try? await session.run { server throws(SQLError) in try server.endCopyIn(abandon: "the source failed") }
        session.end(isClean: true)
    }
}
