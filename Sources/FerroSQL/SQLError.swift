public import FerroSupport

/// What went wrong between the app and its database.
public struct SQLError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The database could not be opened or reached.
        public static let connection = Code(rawValue: "sql.connection")
        /// The statement is wrong: syntax, an unknown table or column, a bad number of binds.
        public static let statement = Code(rawValue: "sql.statement")
        /// A unique constraint refused the write.
        public static let unique = Code(rawValue: "sql.unique")
        /// A foreign key refused the write.
        public static let foreignKey = Code(rawValue: "sql.foreign_key")
        /// A NOT NULL constraint refused the write.
        public static let notNull = Code(rawValue: "sql.not_null")
        /// A CHECK constraint refused the write.
        public static let check = Code(rawValue: "sql.check")
        /// A constraint of another kind refused the write: a type, an exclusion.
        public static let constraint = Code(rawValue: "sql.constraint")
        /// A transaction at the same time changed what this one relied on: run it again.
        public static let serialization = Code(rawValue: "sql.serialization")
        /// Transactions waited for each other and this one was given up: run it again.
        public static let deadlock = Code(rawValue: "sql.deadlock")
        /// A lock was not free in time.
        public static let lockTimeout = Code(rawValue: "sql.lock_timeout")
        /// The statement ran for longer than its timeout.
        public static let statementTimeout = Code(rawValue: "sql.statement_timeout")
        /// Another writer held the database for longer than the busy timeout.
        public static let busy = Code(rawValue: "sql.busy")
        /// No connection became free in time.
        public static let poolTimeout = Code(rawValue: "sql.pool_timeout")
        /// A value in a row cannot be read as the type that was asked for.
        public static let decoding = Code(rawValue: "sql.decoding")
        /// The row, or one column of it, does not exist.
        public static let missing = Code(rawValue: "sql.missing")
        /// The transaction is over; nothing more can run in it.
        public static let transactionClosed = Code(rawValue: "sql.transaction_closed")
        /// The database was closed.
        public static let closed = Code(rawValue: "sql.closed")
        /// The statement was cancelled with its task.
        public static let cancelled = Code(rawValue: "sql.cancelled")
        /// The disk or the file failed.
        public static let io = Code(rawValue: "sql.io")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it.
    public var message: String
    /// The statement's text with its placeholders; binds are never part of it.
    public var statement: String?
    /// What the constraint names, as the database reports it: `links.url` on SQLite, `links_url_key` on PostgreSQL.
    public var constraint: String?
    /// The table of the constraint, where the database tells.
    public var table: String?
    /// The columns that the constraint is about, where the database tells; empty otherwise.
    public var columns: [String] = []
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation
    /// The text of its code, safe as a metric label.
    public var label: String { code.rawValue }

    /// Describes a failure.
    public init(
        _ code: Code, _ message: String, statement: String? = nil, constraint: String? = nil,
        cause: (any Error)? = nil, file: String = #fileID, line: UInt = #line
    ) {
        self.code = code
        self.message = message
        self.statement = statement
        self.constraint = constraint
        self.cause = cause
        location = SourceLocation(file: file, line: line)
    }
}
