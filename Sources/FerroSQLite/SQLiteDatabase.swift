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
    private let checkpointer: Checkpointer?

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
        var opened: [ConnectionThread] = []
        do throws(SQLError) {
            // The writer comes first: it makes the file and turns it to WAL.
            let isFile = configuration.location != .memory
            var roles: [SQLiteConnection.Role] = [.writer]
            if isFile { roles += Array(repeating: .reader, count: max(0, configuration.readers)) }
            for role in roles {
                let open = { @Sendable () throws(SQLError) in try SQLiteConnection(configuration, role) }
                opened.append(try await ConnectionThread.start(open))
            }
            checkpointer = isFile ? try await Checkpointer(configuration) : nil
        } catch {
            for thread in opened { thread.stop() }
            throw error
        }
        let timeout = configuration.busyTimeout
        let readers = Array(opened.dropFirst())
        writing = Lane(
            Array(opened.prefix(1)), for: .writing, busyTimeout: timeout, clock: clock, checkpointer: checkpointer)
        reading = readers.isEmpty ? nil : Lane(readers, for: .reading, busyTimeout: timeout, clock: clock)
    }

    deinit {
        reading?.shutDown()
        checkpointer?.stop()
        writing.shutDown()
    }

    /// How statements are written for SQLite.
    public var dialect: Dialect { .sqlite }

    /// Runs one statement: reads on a reader, everything else on the writer.
    public func execute(_ statement: SQLStatement) async throws -> SQLResult {
        if let reading, StatementKind(statement.text) == .query, let result = try await reading.execute(statement) {
            return result
        }
        guard let result = try await writing.execute(statement) else { throw Self.refusal(statement) }
        return result
    }

    /// Runs statements in one transaction and one trip to a thread: a reader's when all of them read.
    public func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        guard let first = statements.first else { return [] }
        if let reading, statements.allSatisfy({ StatementKind($0.text) == .query }),
            let results = try await reading.executeAll(statements)
        {
            return results
        }
        guard let results = try await writing.executeAll(statements) else { throw Self.refusal(first) }
        return results
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
        checkpointer?.stop()
        await checkpointer?.ended()
        // The last connection to a file writes its log back, and the writer may do so.
        writing.shutDown()
        await writing.ended()
    }

    private static func refusal(_ statement: SQLStatement) -> SQLError {
        SQLError(.statement, "the writer refused to write", statement: statement.text)
    }
}
