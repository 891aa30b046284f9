public import FerroSupport

/// How a transaction begins.
public struct TransactionOptions: Sendable, Hashable {
    /// Whether it may write.
    public var access: TransactionAccess
    /// How far it is kept apart from others; nil for what the database does by itself.
    public var isolation: TransactionIsolation?
    /// The line that began it, for messages about who holds a connection.
    public var origin: SourceLocation?
    /// Whether it may run on a replica, which can lag behind.
    public var mayUseReplica = false
    /// Whether SQLite leaves foreign keys alone until its end, as making a table anew asks for.
    package var suspendsForeignKeys = false

    /// A transaction that reads and writes, isolated as the database does by itself, unless it says otherwise.
    public init(access: TransactionAccess = .readWrite, isolation: TransactionIsolation? = nil) {
        self.access = access
        self.isolation = isolation
    }
}

/// Whether a transaction may write.
public enum TransactionAccess: Sendable, Hashable {
    /// Reads and writes.
    case readWrite
    /// Reads only; on SQLite it runs on a reader and never waits for the writer, with replicas it runs on one of them.
    case readOnly
}

/// How far a transaction is kept apart from those that run at the same time (SQL:2016, 4.36).
///
/// SQLite runs one writing transaction at a time and reads from a snapshot: there, every level is `serializable`.
public enum TransactionIsolation: String, Sendable, Hashable, CaseIterable {
    /// Each statement sees what was committed before it began: PostgreSQL's own choice.
    case readCommitted = "READ COMMITTED"
    /// Every statement sees what was committed before the first one; a lost update is refused as `.serialization`.
    case repeatableRead = "REPEATABLE READ"
    /// As if one transaction ran after the other; what would differ is refused as `.serialization`.
    case serializable = "SERIALIZABLE"
}
