import Synchronization

/// What is remembered of one request, or one job, while it uses the database.
final class DatabaseSession: Sendable {
    private let wrote: Atomic<Bool>

    init(onPrimary: Bool = false) { wrote = Atomic(onPrimary) }

    /// Whether a read may be answered by a replica, which can lag behind what the session wrote.
    var mayReadFromReplica: Bool { !wrote.load(ordering: .relaxed) }
    /// Notes a write: what is read afterwards must show it.
    func noteWrite() { wrote.store(true, ordering: .relaxed) }
}

extension Database {
    /// The same database for one request or one job: its reads may go to replicas until it writes.
    ///
    /// A read that follows a write in the same session sees it, because it goes to the primary. Without a session
    /// statements go to the primary, and only read-only transactions to a replica. Without a ``ReplicatedDriver`` it
    /// makes no difference.
    public func session() -> Database { replicates ? changed { $0.usage = DatabaseSession() } : self }

    /// Whether a session makes a difference.
    package var hasReplicas: Bool { replicates }

    /// The same database, reading from the primary whatever the session has done: for what must not be old.
    public var onPrimary: Database {
        replicates ? changed { $0.usage = DatabaseSession(onPrimary: true) } : self
    }

    /// Notes a write in the session, or lets a plain read go to a replica.
    func routed(_ statement: SQLStatement) -> SQLStatement {
        guard replicates, let session = usage else { return statement }
        guard statement.isPlainRead else {
            session.noteWrite()
            return statement
        }
        var statement = statement
        statement.mayUseReplica = session.mayReadFromReplica
        return statement
    }

    /// How a transaction of this database begins; one that writes is noted in the session.
    func options(_ access: TransactionAccess, _ isolation: TransactionIsolation? = nil) -> TransactionOptions {
        var options = TransactionOptions(access: access, isolation: isolation)
        options.origin = callSite
        guard replicates else { return options }
        if access == .readOnly {
            options.mayUseReplica = usage?.mayReadFromReplica ?? true
        } else {
            usage?.noteWrite()
        }
        return options
    }
}
