public import FerroSQL

/// An SQLite database: the driver over the C library.
///
/// ```swift
/// let db = Database(try await SQLiteDatabase(SQLiteConfiguration(.file("storage/app.db"))))
/// ```
///
/// A file has one thread that writes and a few that read, each with a connection of its own, in WAL mode: readers never
/// wait for the writer. Statements that only read go to a reader; everything else goes to the writer in the order in
/// which it came. Writes that wait together are committed together. A database in memory has one thread for everything.
public final class SQLiteDatabase: SQLDriver {
    let writing: Lane
    let reading: Lane?

    /// Opens the database, and creates the file and its directory when they are missing.
    ///
    /// - Parameters:
    ///   - configuration: where it is and how it is used.
    ///   - clock: what waiting is measured with.
    /// - Throws: ``SQLError`` with `.connection`, naming the path, or `.busy`.
    public init<C: Clock>(
        _ configuration: SQLiteConfiguration = SQLiteConfiguration(.memory), clock: C = ContinuousClock()
    ) async throws(SQLError) where C.Duration == Duration {
        let clock = LaneClock(clock)
        // The writer comes first: it makes the file and turns it to WAL.
        let writer = try await ConnectionThread.start { () throws(SQLError) in
            try SQLiteConnection(configuration, isReader: false)
        }
        var readers: [ConnectionThread] = []
        if configuration.location != .memory {
            do throws(SQLError) {
                for _ in 0..<max(0, configuration.readers) {
                    let reader = try await ConnectionThread.start { () throws(SQLError) in
                        try SQLiteConnection(configuration, isReader: true)
                    }
                    readers.append(reader)
                }
            } catch {
                for thread in readers + [writer] { thread.stop() }
                throw error
            }
        }
        let timeout = configuration.busyTimeout
        writing = Lane([writer], for: .writing, busyTimeout: timeout, clock: clock)
        reading = readers.isEmpty ? nil : Lane(readers, for: .reading, busyTimeout: timeout, clock: clock)
    }

    deinit {
        reading?.shutDown()
        writing.shutDown()
    }

    /// How statements are written for SQLite.
    public var dialect: Dialect { .sqlite }

    /// Runs one statement: reads on a reader, everything else on the writer.
    public func execute(_ statement: SQLStatement) async throws -> SQLResult {
        if let reading, StatementKind(statement.text) == .query,
            case .result(let result) = try await reading.execute(statement)
        {
            return result
        }
        guard case .result(let result) = try await writing.execute(statement) else {
            throw SQLError(.statement, "the writer refused to write", statement: statement.text)
        }
        return result
    }

    /// Takes the writer, or a reader for a transaction that only reads.
    ///
    /// Whatever isolation is asked for, SQLite gives the strictest.
    public func begin(_ options: TransactionOptions) async throws -> any SQLTransaction {
        if options.access == .readOnly, let reading { return try await reading.begin(.readOnly) }
        let transaction = try await writing.begin(options.access)
        if options.suspendsForeignKeys {
            do {
                try await transaction.suspendForeignKeys()
            } catch {
                await transaction.rollback()
                throw error
            }
        }
        return transaction
    }

    /// Waits for running statements, then closes every connection.
    public func close() async {
        reading?.shutDown()
        await reading?.ended()
        writing.shutDown()
        await writing.ended()
    }
}
